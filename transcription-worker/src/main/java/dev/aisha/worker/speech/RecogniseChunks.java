package dev.aisha.worker.speech;

import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All chunks of a job at once. One that cannot be recognised fails the job: a transcript has no holes. */
@Singleton
public final class RecogniseChunks {
    private final RecogniseChunk recognise;

    RecogniseChunks(RecogniseChunk recognise) {
        this.recognise = recognise;
    }

    /**
     * The chunks' texts, in their order.
     *
     * @param done told of each chunk whose text is known, on the caller's thread
     */
    public List<RecognisedText> recognise(
            JobId job,
            Lane lane,
            SpeechHints hints,
            List<AudioChunk> chunks,
            Deadline deadline,
            Consumer<AudioChunk> done)
            throws JobFailed, InterruptedException, IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<AudioChunk> ends = new ExecutorCompletionService<>(threads);
            RecognisedText[] texts = new RecognisedText[chunks.size()];
            try {
                List<Future<AudioChunk>> started = new ArrayList<>();
                for (AudioChunk chunk : chunks) {
                    started.add(ends.submit(() -> {
                        texts[chunk.index()] = recognise.recognise(job, lane, hints, chunk, deadline);
                        return chunk;
                    }));
                }
                for (int ended = 0; ended < started.size(); ended++) {
                    done.accept(ends.take().get());
                }
                return List.of(texts);
            } catch (ExecutionException e) {
                throw Alongside.unwrap(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
