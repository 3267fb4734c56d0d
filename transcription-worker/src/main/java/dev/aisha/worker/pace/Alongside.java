package dev.aisha.worker.pace;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on a thread beside the job's own. Closing it cancels what is not done and waits for its end. */
public final class Alongside<T> implements AutoCloseable {
    private final FutureTask<T> work;
    private final Thread thread;

    private Alongside(String name, Callable<T> work) {
        this.work = new FutureTask<>(work);
        this.thread = Thread.ofVirtual().name(name).start(this.work);
    }

    public static <T> Alongside<T> start(String name, Callable<T> work) {
        return new Alongside<>(name, Context.current().wrap(work));
    }

    /** Waits for what came of it. */
    public T get() throws JobFailed, InterruptedException, IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw unwrap(e);
        }
    }

    /** Waits until it has come to an end, in whatever way; false where it still goes on after {@code limit}. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    /** Throws what ended work on another thread: as it is if a job's steps throw such, else as a fault of ours. */
    public static IllegalStateException unwrap(ExecutionException ended)
            throws JobFailed, InterruptedException, IOException {
        switch (ended.getCause()) {
            case JobFailed failed -> throw failed;
            case InterruptedException cancelled -> throw cancelled;
            case IOException fault -> throw fault;
            case null, default -> throw new IllegalStateException("work beside a job's own failed", ended.getCause());
        }
    }

    @Override
    public void close() {
        work.cancel(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is cancelled all the same, and ends by itself
        }
    }
}
