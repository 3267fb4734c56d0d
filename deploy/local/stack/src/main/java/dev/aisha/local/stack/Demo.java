package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Sends one voice note as somebody new, shows every word of the bot as it comes, and then the transcript alone. */
final class Demo {
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(3);
    /** The slowest recogniser takes about three times as long as the audio plays, on a machine with much else to do. */
    private static final int PATIENCE_PER_SECOND = 8;
    /** A bot that has taken back its placeholder and has kept silent for so long has said its last word. */
    private static final Duration LAST_WORD_AFTER = Duration.ofSeconds(15);

    private static final String PLACEHOLDER = "⏳";
    private static final Duration POLL = Duration.ofMillis(100);

    private final LocalStack stack;
    private final LocalTelegram telegram;
    private final Screen screen;

    Demo(LocalStack stack, Screen screen) {
        this.stack = stack;
        this.telegram = stack.telegram().orElseThrow();
        this.screen = screen;
    }

    /** Whether a transcript came. */
    boolean run(Optional<Path> audio) throws InterruptedException {
        var note = audio.map(DemoVoice::of)
                .orElseGet(() -> DemoVoice.bundled(stack.plan().data().path()));
        var user = telegram.newUser("Demo", "en");
        screen.line("");
        screen.line("Sending " + note.title() + " (" + note.duration().toSeconds() + " s) to the bot …");
        var begin = Instant.now();
        var subscription = telegram.events().subscribe(event -> show(event, user, begin));
        try {
            note.sendBy(user);
            return awaitTranscript(user, note.duration());
        } finally {
            subscription.close();
        }
    }

    private boolean awaitTranscript(LocalUser user, Duration duration) throws InterruptedException {
        var patience = duration.multipliedBy(PATIENCE_PER_SECOND);
        var deadline = Instant.now().plus(patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE);
        var kept = new KeptTranscript(stack.objects());
        while (true) {
            var transcript = kept.text().filter(text -> isDelivered(user, text));
            if (transcript.isPresent()) {
                screen.line("");
                screen.line("The transcript:");
                screen.line(transcript.get());
                return true;
            }
            var failure = failure(user, deadline);
            if (failure.isPresent() && !AtExit.isEnding()) {
                System.err.println("deploy/local/up: no transcript came: " + failure.get());
                return false;
            }
            Thread.sleep(POLL);
        }
    }

    /** In a message, or as a file where it is too long for one. */
    private static boolean isDelivered(LocalUser user, String transcript) {
        return user.fromBot().stream()
                .anyMatch(message -> squeezed(message.text()).contains(squeezed(transcript))
                        || message.file().isPresent());
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Optional<String> failure(LocalUser user, Instant deadline) {
        var death = stack.death();
        if (death.isPresent()) {
            return death;
        }
        var lastWord = user.fromBot().stream().reduce((earlier, later) -> later);
        if (lastWord.filter(Demo::isLastWord).isPresent()) {
            return lastWord.map(message -> "the bot's last word was “" + message.text() + "”" + hint());
        }
        return Instant.now().isAfter(deadline) ? Optional.of("the time is up" + hint()) : Optional.empty();
    }

    private static boolean isLastWord(ChatMessage message) {
        var since = message.editedAt() == null ? message.sentAt() : message.editedAt();
        return !message.text().startsWith(PLACEHOLDER)
                && since.plus(LAST_WORD_AFTER).isBefore(Instant.now());
    }

    /** The logs go with the temporary folder, so that their ends are shown now. */
    private String hint() {
        return "\n" + stack.logTails();
    }

    private void show(ChatEvent event, LocalUser user, Instant begin) {
        if (event.chatId() != user.chat()) {
            return;
        }
        switch (event) {
            case ChatEvent.Sent sent -> {
                if (sent.message().fromBot()) {
                    show("sends", sent.message(), sent.at(), begin);
                }
            }
            case ChatEvent.Edited edited -> show("edits", edited.message(), edited.at(), begin);
            case ChatEvent.Deleted deleted -> show("deletes", deleted.message(), deleted.at(), begin);
            case ChatEvent.PersonChanged ignored -> {}
            case ChatEvent.BotActing ignored -> {}
            case ChatEvent.PressAnswered ignored -> {}
        }
    }

    private void show(String act, ChatMessage message, Instant at, Instant begin) {
        var file = message.file()
                .map(Attachment::fileName)
                .map(name -> "[" + name + "] ")
                .orElse("");
        screen.line(String.format(
                Locale.ROOT,
                "  +%5.1f s  %-7s #%d  %s",
                Screen.seconds(Duration.between(begin, at)),
                act,
                message.id(),
                (file + message.text()).replace("\n", "\n                          ")));
    }
}
