package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One job, as the gateway puts it on a {@link Lane} and a worker takes it. Which kind it is, {@code task} says;
 * transcriptions, which were first, do without.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "task",
        defaultImpl = TranscriptionJob.class)
@JsonSubTypes(@JsonSubTypes.Type(value = RenditionJob.class, name = RenditionJob.TASK))
public sealed interface QueuedJob permits TranscriptionJob, RenditionJob {

    /** The job, and its reservation. */
    JobId id();

    /** Billing's id of the user, first part of every object key. */
    UUID userId();

    /** When the gateway first queued it. */
    Instant submittedAt();

    /** When the gateway will give it up; nothing needs doing after that. */
    Instant deadline();

    /** Where its work belongs in its trace (W3C Trace Context, section 3.2); null where it is not traced. */
    @Nullable
    String traceparent();
}
