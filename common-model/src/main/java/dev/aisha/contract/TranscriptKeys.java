package dev.aisha.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the objects of one transcript lie in the bucket: {@code {user_id}/{transcript_id}/…}. */
public record TranscriptKeys(UUID userId, JobId transcriptId) {

    /** The archived audio, MP3. */
    public String audio() {
        return folder() + "audio.mp3";
    }

    /** The text, UTF-8. */
    public String text() {
        return folder() + "transcript.txt";
    }

    /** The text with timed segments, JSON. */
    public String segments() {
        return folder() + "transcript.json";
    }

    /** What a language model made of it, UTF-8. */
    public String rendition(RenditionKind kind, @Nullable String language) {
        return folder() + kind.label() + (language == null ? "" : "-" + language) + ".txt";
    }

    /** The prefix of everything that is kept of one transcript. */
    public String folder() {
        return userId + "/" + transcriptId + "/";
    }
}
