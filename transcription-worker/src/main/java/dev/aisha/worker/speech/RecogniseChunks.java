package dev.aisha.worker.speech;

import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.queue.Lease;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** All chunks of a job at once, each from the moment it is there. */
@Singleton
public final class RecogniseChunks {
    private final RecogniseChunk recognise;

    RecogniseChunks(RecogniseChunk recognise) {
        this.recognise = recognise;
    }

    /**
     * Begins to recognise a job, whose chunks are still to come.
     *
     * @param done told of each chunk whose text is known, on the thread that hands chunks over and awaits texts
     */
    public Recognition start(Lease lease, SpeechHints hints, Deadline deadline, Consumer<AudioChunk> done) {
        return new Recognition(chunk -> recognise.recognise(lease, hints, chunk, deadline), done);
    }
}
