package dev.aisha.gateway.notes;

import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A voice note as its sender announced it. Every figure may be a lie: the worker measures the audio and raises the
 * hold where it is longer.
 *
 * @param kind what was sent
 * @param fileId what {@code getFile} takes
 * @param fileName as the sender named it; untrusted
 * @param mimeType as the sender's app told it; untrusted
 * @param fileSize bytes, null where Telegram did not say
 * @param announced length, null for documents, which have none
 * @param overheard whether nobody asked for it: it came in a group in which every note is transcribed
 */
public record Note(
        ChatMessage message,
        Sender sender,
        MediaKind kind,
        String fileId,
        @Nullable String fileName,
        @Nullable String mimeType,
        @Nullable Long fileSize,
        @Nullable Duration announced,
        boolean overheard) {
    /** What is held at least where no length was announced. The worker raises it once it has measured. */
    private static final Duration LEAST_IF_UNKNOWN = Duration.ofMinutes(1);

    /** Billing holds whole seconds, at least one. */
    static final Duration LEAST_HELD = Duration.ofSeconds(1);

    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(30);
    private static final Duration LONGEST_DEADLINE = Duration.ofHours(24);
    private static final int DEADLINE_FACTOR = 4;

    /** One that was sent, or asked for. */
    public Note(
            ChatMessage message,
            Sender sender,
            MediaKind kind,
            String fileId,
            @Nullable String fileName,
            @Nullable String mimeType,
            @Nullable Long fileSize,
            @Nullable Duration announced) {
        this(message, sender, kind, fileId, fileName, mimeType, fileSize, announced, false);
    }

    /** Where a message stands. */
    public record ChatMessage(long chatId, long messageId) {
        /** The job of the note in it, as this bot sees it. */
        public JobId jobId(long botId) {
            return JobId.of(botId, chatId, messageId);
        }

        /** Whether that is a group; only groups have ids below zero. */
        public boolean inGroup() {
            return chatId < 0;
        }
    }

    /**
     * Whose note it is, as the update shows them: who sent it, or in a group who pays for it.
     *
     * @param languageCode IETF tag of the user's app
     */
    public record Sender(
            long telegramId,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String languageCode) {}

    /** The same, to be paid for by somebody else. */
    public Note paidBy(Sender payer) {
        return new Note(message, payer, kind, fileId, fileName, mimeType, fileSize, announced, overheard);
    }

    /** The same, as one that nobody asked for. */
    public Note asOverheard() {
        return new Note(message, sender, kind, fileId, fileName, mimeType, fileSize, announced, true);
    }

    /** What to hold for it before anybody has measured it: what was announced, or is likely by its size. */
    public Duration toHold() {
        Duration likely = likelyLength();
        return likely.compareTo(LEAST_HELD) < 0 ? LEAST_HELD : likely;
    }

    /** What to hold where the balance does not reach for what is likely; empty where that is what was announced. */
    public Optional<Duration> leastToHold() {
        return isGuessed() && toHold().compareTo(LEAST_IF_UNKNOWN) > 0
                ? Optional.of(LEAST_IF_UNKNOWN)
                : Optional.empty();
    }

    /** Whether its length was not announced. */
    public boolean isGuessed() {
        return announced == null;
    }

    /** The lane for what it says it is, or for what its size suggests. */
    public Lane lane() {
        return Lane.of(likelyLength());
    }

    /** How long after its acceptance it is given up: four times its length, within 30 minutes and a day. */
    public Duration patience() {
        Duration patience = likelyLength().multipliedBy(DEADLINE_FACTOR);
        if (patience.compareTo(SHORTEST_DEADLINE) < 0) {
            return SHORTEST_DEADLINE;
        }
        return patience.compareTo(LONGEST_DEADLINE) > 0 ? LONGEST_DEADLINE : patience;
    }

    private Duration likelyLength() {
        if (announced != null) {
            return announced;
        }
        Duration guess = fileSize == null ? Duration.ZERO : GuessLength.of(fileSize, fileName);
        return guess.compareTo(LEAST_IF_UNKNOWN) < 0 ? LEAST_IF_UNKNOWN : guess;
    }
}
