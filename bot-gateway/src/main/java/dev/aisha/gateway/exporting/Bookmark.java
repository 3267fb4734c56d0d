package dev.aisha.gateway.exporting;

import dev.aisha.gateway.history.KeptTranscript;
import java.time.Instant;
import java.util.UUID;

/**
 * A place in the row of a user's transcripts, oldest first: behind the one that was made at this moment and has this id.
 */
record Bookmark(Instant at, UUID id) {
    static Bookmark behind(KeptTranscript transcript) {
        return new Bookmark(transcript.at(), transcript.id().value());
    }
}
