package dev.aisha.gateway.history;

import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A transcript that is kept.
 *
 * @param preview how it begins; empty where that is not known
 * @param hasSound whether the sound of its note is kept, too
 */
public record KeptTranscript(JobId id, UUID userId, Instant at, Duration length, String preview, boolean hasSound) {
    /** Where its objects lie. */
    public TranscriptKeys keys() {
        return new TranscriptKeys(userId, id);
    }
}
