package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;
import java.time.Instant;

/**
 * Where a job waits, and its sender does not know yet.
 *
 * @param entryId of the job in its lane
 * @param ahead jobs before it in its lane; more than {@link
 *     dev.aisha.gateway.submission.WaitingEntries#COUNTED} means any number above that
 * @param seenAt when somebody looked; what was shown since then is newer
 */
public record Position(JobId jobId, String entryId, int ahead, Instant seenAt) {}
