package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One requested rendition of a transcript.
 *
 * @param id the job and reservation
 * @param userId billing's id of the user, first part of every object key
 * @param transcriptId the transcript that it is made of
 * @param kind what is made of it
 * @param language ISO 639-1 code of the language that it is to be in, null for that of the transcript
 * @param model the language model that makes it
 * @param submittedAt when the gateway first queued it
 * @param deadline when the gateway will give it up; nothing needs doing after that
 * @param traceparent where its work belongs in its trace; null where it is not traced
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RenditionJob(
        JobId id,
        UUID userId,
        JobId transcriptId,
        RenditionKind kind,
        @Nullable String language,
        String model,
        Instant submittedAt,
        Instant deadline,
        @Nullable String traceparent)
        implements QueuedJob {
    static final String TASK = "rendition";

    /** Tells it from other jobs. */
    @JsonProperty("task")
    public String task() {
        return TASK;
    }
}
