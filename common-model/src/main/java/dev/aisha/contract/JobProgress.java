package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far a worker is with a job. Lost ones do no harm.
 *
 * @param jobId the job
 * @param doneSeconds seconds of audio whose text is known
 * @param totalSeconds seconds of audio in all, at least {@code doneSeconds}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobProgress(JobId jobId, long doneSeconds, long totalSeconds) {

    public JobProgress {
        if (doneSeconds < 0 || totalSeconds < doneSeconds) {
            throw new IllegalArgumentException("not a progress: " + doneSeconds + " of " + totalSeconds + " s");
        }
    }

    /** Done so far in whole per cent, 0–100. */
    public int percent() {
        return totalSeconds == 0 ? 100 : (int) (doneSeconds * 100 / totalSeconds);
    }
}
