package dev.aisha.worker.audio;

import dev.aisha.worker.workspace.JobFolder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The Ogg/Opus that chunks are cut from.
 *
 * @param file none where the audio is thought to go up whole
 * @param grows whether it is being encoded while it is cut
 */
record ChunkSource(Optional<Path> file, boolean grows) {
    static ChunkSource none() {
        return new ChunkSource(Optional.empty(), false);
    }

    /** Ogg/Opus that can be cut between its packets. */
    static ChunkSource asItCame(ProbedAudio audio) {
        return new ChunkSource(Optional.of(audio.file()), false);
    }

    static ChunkSource encodedIn(JobFolder folder) {
        return new ChunkSource(Optional.of(folder.file("encoded.ogg")), true);
    }

    /** Whether it is cut as it came: one logical stream of Ogg/Opus, whose rate and channels stay what they are. */
    boolean isPlainOgg() {
        return file.isPresent() && !grows;
    }

    /** What is being encoded while it is cut. */
    Optional<Path> encoded() {
        return file.filter(path -> grows);
    }
}
