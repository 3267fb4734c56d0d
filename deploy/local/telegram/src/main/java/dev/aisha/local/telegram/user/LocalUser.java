package dev.aisha.local.telegram.user;

import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Someone who talks to the bot, as a test or the chat page moves them. Every act returns once the bot's update is
 * queued.
 */
public final class LocalUser {

    /** Diameter in pixels that Telegram's apps give their video notes. */
    private static final int NOTE_DIAMETER = 384;

    private static final int VIDEO_WIDTH = 1280;
    private static final int VIDEO_HEIGHT = 720;

    private final long id;
    private final Users users;

    LocalUser(long id, Users users) {
        this.id = id;
        this.users = users;
    }

    /** Telegram's id of the person, which is also the id of their private chat with the bot. */
    public long id() {
        return id;
    }

    /** Id of the private chat with the bot. */
    public long chat() {
        return id;
    }

    /** How the person stands now. */
    public Person person() {
        return users.chats().person(id).orElseThrow();
    }

    /** Writes a text of 1 to 4096 UTF-16 units; the first message starts the chat. */
    public ChatMessage send(String text) {
        return users.say(id, text, null);
    }

    /** Writes a text as an answer to a message of the chat. */
    public ChatMessage reply(ChatMessage to, String text) {
        return users.say(id, text, to.id());
    }

    /** Sends an Ogg Opus file as a voice message; the file is copied. */
    public ChatMessage sendVoice(Path file, Duration duration) {
        return sendFile(file, voice(duration, "audio/ogg"));
    }

    /** Sends a voice message; Telegram's apps record {@code audio/ogg}. */
    public ChatMessage sendVoice(byte[] bytes, Duration duration, String mimeType) {
        return sendFile(bytes, voice(duration, mimeType));
    }

    public ChatMessage sendAudio(String fileName, String mimeType, byte[] bytes, Duration duration) {
        return sendFile(bytes, new Description(AttachmentKind.AUDIO, fileName, mimeType, seconds(duration), 0, 0));
    }

    public ChatMessage sendAudio(String fileName, String mimeType, Path file, Duration duration) {
        return sendFile(file, new Description(AttachmentKind.AUDIO, fileName, mimeType, seconds(duration), 0, 0));
    }

    /** Sends an MP4 as a round video note. */
    public ChatMessage sendVideoNote(byte[] bytes, Duration duration) {
        return sendFile(bytes, videoNote(duration));
    }

    /** Sends an MP4 as a round video note; the file is copied. */
    public ChatMessage sendVideoNote(Path file, Duration duration) {
        return sendFile(file, videoNote(duration));
    }

    public ChatMessage sendVideo(String fileName, String mimeType, byte[] bytes, Duration duration) {
        return sendFile(bytes, video(fileName, mimeType, duration));
    }

    public ChatMessage sendVideo(String fileName, String mimeType, Path file, Duration duration) {
        return sendFile(file, video(fileName, mimeType, duration));
    }

    public ChatMessage sendDocument(String fileName, String mimeType, byte[] bytes) {
        return sendFile(bytes, new Description(AttachmentKind.DOCUMENT, fileName, mimeType, 0, 0, 0));
    }

    public ChatMessage sendDocument(String fileName, String mimeType, Path file) {
        return sendFile(file, new Description(AttachmentKind.DOCUMENT, fileName, mimeType, 0, 0, 0));
    }

    /** Sends a file as described; it is copied. */
    public ChatMessage sendFile(Path file, Description description) {
        return users.sendCopy(id, file, description);
    }

    /** Sends bytes as the file described. */
    public ChatMessage sendFile(byte[] bytes, Description description) {
        return users.sendBytes(id, bytes, description);
    }

    /** Sends a file as described and takes it over: it is gone from where it lay. */
    public ChatMessage handOver(Path file, Description description) {
        return users.handOver(id, file, description);
    }

    /**
     * Presses a button of a message as the person sees it now.
     *
     * @param textOrData text or callback data of the button
     * @return id of the query that the bot has to answer; see {@link ChatEvent.PressAnswered}
     * @throws IllegalArgumentException if the message has no such button, or one that tells the bot nothing
     */
    public String press(ChatMessage message, String textOrData) {
        var button = users.chats()
                .message(id, message.id())
                .flatMap(now -> now.button(textOrData))
                .orElseThrow(() -> new IllegalArgumentException("no button " + textOrData));
        return press(message.id(), button);
    }

    /** Presses this button of the message with this id. */
    public String press(long messageId, Button button) {
        return users.press(id, messageId, button);
    }

    /**
     * Presses Pay on an invoice; {@link #awaitPayment} says how it ends. An invoice can be paid again.
     *
     * @return id of the pre-checkout query that the bot has to answer
     * @throws IllegalArgumentException if the message is no invoice, or the person has too few Stars for it
     */
    public String pay(ChatMessage invoice) {
        return users.checkout().press(id, invoice.id());
    }

    /**
     * How the press of Pay ended that this query is about, or ends within {@code atMost}. The bot has been told of it,
     * if it was paid.
     *
     * @throws dev.aisha.local.telegram.chat.Journal.NothingCame if it did not end in time
     */
    public PaymentOutcome awaitPayment(String queryId, Duration atMost) {
        users.chats()
                .events()
                .await(
                        event -> event instanceof ChatEvent.PressAnswered answered
                                && answered.queryId().equals(queryId),
                        atMost);
        return users.checkout().outcome(queryId).orElseThrow();
    }

    /** Has this many Stars from now on; until then, and after a restart, a person has any number. */
    public void haveStars(long stars) {
        users.checkout().fillPurse(id, stars);
    }

    /** Takes a message out of the chat for both sides; an edit by the bot fails from then on. */
    public void delete(ChatMessage message) {
        users.chats().delete(id, message.id());
    }

    /** Blocks the bot: it cannot write any more (403), and is told. */
    public void block() {
        users.block(id, true);
    }

    public void unblock() {
        users.block(id, false);
    }

    /** What is in the chat now, oldest first, as edited and without what was deleted. */
    public List<ChatMessage> messages() {
        return users.chats().messages(id);
    }

    /** What is in the chat from the bot now, oldest first. */
    public List<ChatMessage> fromBot() {
        return messages().stream().filter(ChatMessage::fromBot).toList();
    }

    /**
     * The first message of the bot in this chat that matches at some moment, from the start of the chat on, or that
     * comes to match within {@code atMost}.
     *
     * @throws dev.aisha.local.telegram.chat.Journal.NothingCame if none did in time
     */
    public ChatMessage awaitFromBot(Predicate<ChatMessage> wanted, Duration atMost) {
        var event = users.chats().events().await(each -> botMessage(each, wanted), atMost);
        return switch (event) {
            case ChatEvent.Sent sent -> sent.message();
            case ChatEvent.Edited edited -> edited.message();
            case ChatEvent.Deleted deleted -> deleted.message();
            case ChatEvent.PersonChanged ignored -> throw new IllegalStateException();
            case ChatEvent.BotActing ignored -> throw new IllegalStateException();
            case ChatEvent.PressAnswered ignored -> throw new IllegalStateException();
        };
    }

    private boolean botMessage(ChatEvent event, Predicate<ChatMessage> wanted) {
        return switch (event) {
            case ChatEvent.Sent(var seq, var at, var message) -> botMessage(message, wanted);
            case ChatEvent.Edited(var seq, var at, var message) -> botMessage(message, wanted);
            case ChatEvent.Deleted ignored -> false;
            case ChatEvent.PersonChanged ignored -> false;
            case ChatEvent.BotActing ignored -> false;
            case ChatEvent.PressAnswered ignored -> false;
        };
    }

    private boolean botMessage(ChatMessage message, Predicate<ChatMessage> wanted) {
        return message.chatId() == id && message.fromBot() && wanted.test(message);
    }

    private static Description voice(Duration duration, String mimeType) {
        return new Description(AttachmentKind.VOICE, null, mimeType, seconds(duration), 0, 0);
    }

    private static Description videoNote(Duration duration) {
        return new Description(AttachmentKind.VIDEO_NOTE, null, null, seconds(duration), NOTE_DIAMETER, NOTE_DIAMETER);
    }

    private static Description video(String fileName, String mimeType, Duration duration) {
        return new Description(AttachmentKind.VIDEO, fileName, mimeType, seconds(duration), VIDEO_WIDTH, VIDEO_HEIGHT);
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
