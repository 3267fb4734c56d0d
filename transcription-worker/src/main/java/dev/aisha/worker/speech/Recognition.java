package dev.aisha.worker.speech;

import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.JobFailed;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recognition of one job's chunks, which are handed over one by one. One that cannot be recognised fails the job: a
 * transcript has no holes. Closing it cancels what is under way. For one thread.
 */
public final class Recognition implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<AudioChunk> ends =
            new ExecutorCompletionService<>(Context.taskWrapping((Executor) threads));
    private final SortedMap<Integer, RecognisedText> texts =
            java.util.Collections.synchronizedSortedMap(new TreeMap<>());
    private final List<AudioChunk> chunks = new ArrayList<>();
    private final Work work;
    private final Consumer<AudioChunk> done;
    private int ended;

    Recognition(Work work, Consumer<AudioChunk> done) {
        this.work = work;
        this.done = done;
    }

    /** The text of one chunk. */
    @FunctionalInterface
    interface Work {
        RecognisedText recognise(AudioChunk chunk) throws JobFailed, InterruptedException, IOException;
    }

    /**
     * Begins with the next chunk.
     *
     * @throws JobFailed where one of those before could not be recognised
     */
    public void add(AudioChunk chunk) throws JobFailed, InterruptedException, IOException {
        chunks.add(chunk);
        ends.submit(() -> {
            texts.put(chunk.index(), work.recognise(chunk));
            return chunk;
        });
        for (@Nullable Future<AudioChunk> end = ends.poll(); end != null; end = ends.poll()) {
            look(end);
        }
    }

    /** The chunks so far, in order. */
    public List<AudioChunk> chunks() {
        return List.copyOf(chunks);
    }

    /** Waits for the texts of all chunks, in their order. */
    public List<RecognisedText> await() throws JobFailed, InterruptedException, IOException {
        while (ended < chunks.size()) {
            look(ends.take());
        }
        return List.copyOf(texts.values());
    }

    private void look(Future<AudioChunk> end) throws JobFailed, InterruptedException, IOException {
        ended++;
        try {
            done.accept(end.get());
        } catch (ExecutionException e) {
            throw Alongside.unwrap(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
