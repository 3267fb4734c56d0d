package dev.aisha.gateway.submission;

import dev.aisha.contract.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry that the workers have put aside.
 *
 * @param id in the dead stream
 * @param buriedAt when that was
 * @param jobId of the job in it; null where none can be read
 */
public record DeadEntry(
        String id, Instant buriedAt, @Nullable JobId jobId) {}
