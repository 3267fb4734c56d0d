package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One requested transcription.
 *
 * @param id the job, reservation and transcript
 * @param userId billing's id of the user, first part of every object key
 * @param kind what the user sent
 * @param source where the audio is
 * @param fileName the name that the sender gave the file, a hint at its format; untrusted
 * @param mimeType the type that the sender gave the file; untrusted
 * @param fileSize bytes as announced by Telegram, null where it did not say
 * @param heldSeconds whole seconds that are held for this job; longer audio raises the reservation first
 * @param submittedAt when the gateway first queued it
 * @param deadline when the gateway will give it up; nothing needs doing after that
 * @param languages ISO 639-1 codes of what may be spoken, the likeliest first; empty where nothing is known
 * @param keywords words to be spelt like this, the most important first; empty where none are known; untrusted
 * @param traceparent where its work belongs in its trace; null where it is not traced
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TranscriptionJob(
        JobId id,
        UUID userId,
        MediaKind kind,
        AudioSource source,
        @Nullable String fileName,
        @Nullable String mimeType,
        @Nullable Long fileSize,
        long heldSeconds,
        Instant submittedAt,
        Instant deadline,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> languages,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> keywords,
        @Nullable String traceparent)
        implements QueuedJob {

    public TranscriptionJob {
        if (heldSeconds < 0) {
            throw new IllegalArgumentException("heldSeconds is negative: " + heldSeconds);
        }
        languages = known(languages);
        keywords = known(keywords);
    }

    /** An earlier gateway says nothing, which Jackson hands on as null. */
    private static List<String> known(@Nullable List<String> said) {
        return said == null ? List.of() : said.stream().filter(Objects::nonNull).toList();
    }
}
