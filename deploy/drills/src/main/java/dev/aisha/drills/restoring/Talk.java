package dev.aisha.drills.restoring;

import dev.aisha.contract.JobId;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What people do: they send notes with words that nobody else's have, pay, and ask for files. */
final class Talk {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int WORDS = 5;
    private static final String MIME_TYPE = "audio/ogg";
    private static final String TEXT_FILE = ".txt";

    private final LocalTelegram telegram;
    private final AtomicInteger numbers = new AtomicInteger();

    Talk(LocalTelegram telegram) {
        this.telegram = telegram;
    }

    /** A note that was sent. */
    record Sent(LocalUser user, ChatMessage message, ToneSpeech speech, String job) {
        boolean isSaidIn(ChatMessage message) {
            return message.text().contains(speech.text());
        }

        /** How many messages in the chat say it. */
        long told() {
            return user.fromBot().stream().filter(this::isSaidIn).count();
        }
    }

    /** Somebody new. */
    LocalUser newUser() {
        return telegram.newUser("User " + numbers.incrementAndGet(), "en");
    }

    /** Sends a note of a few seconds. */
    Sent send(LocalUser user) {
        int first = numbers.incrementAndGet() * WORDS;
        ToneSpeech speech = ToneSpeech.words(first, first + WORDS);
        ChatMessage message = user.sendVoice(Recording.voice(speech), speech.duration(), MIME_TYPE);
        return new Sent(
                user,
                message,
                speech,
                JobId.of(telegram.botId(), message.chatId(), message.id()).toString());
    }

    /** Sends one and waits for its text. */
    Sent sendAndAwait(LocalUser user) {
        Sent sent = send(user);
        awaitText(sent);
        return sent;
    }

    /**
     * The message with its text, once it is there.
     *
     * @throws dev.aisha.local.telegram.chat.Journal.NothingCame where it does not come in time
     */
    ChatMessage awaitText(Sent sent) {
        return sent.user().awaitFromBot(sent::isSaidIn, PATIENCE);
    }

    /** Buys the first package on offer with Stars. */
    boolean pay(LocalUser user) {
        user.send("/topup");
        ChatMessage offer = user.awaitFromBot(
                message -> message.buttons().stream().flatMap(List::stream).anyMatch(Talk::isPackage), PATIENCE);
        Button first = offer.buttons().stream()
                .flatMap(List::stream)
                .filter(Talk::isPackage)
                .findFirst()
                .orElseThrow();
        user.press(offer, first.text());
        ChatMessage invoice = user.awaitFromBot(message -> message.bill().isPresent(), PATIENCE);
        return user.awaitPayment(user.pay(invoice), PATIENCE) instanceof PaymentOutcome.Paid;
    }

    private static boolean isPackage(Button button) {
        return button.text().startsWith("⭐");
    }

    /** Asks for the file below a transcript, and gives back what stands in it. */
    String file(Sent sent) {
        ChatMessage transcript = awaitText(sent);
        Button text = transcript.buttons().stream()
                .flatMap(List::stream)
                .filter(button -> button.text().startsWith(TEXT_FILE))
                .findFirst()
                .orElseThrow();
        sent.user().press(transcript, text.text());
        Attachment file = sent.user()
                .awaitFromBot(
                        message -> message.file()
                                .map(Attachment::fileName)
                                .filter(name -> name.endsWith(TEXT_FILE))
                                .isPresent(),
                        PATIENCE)
                .file()
                .orElseThrow();
        return new String(telegram.download(file), StandardCharsets.UTF_8);
    }
}
