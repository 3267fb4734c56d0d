package dev.aisha.gateway.admission;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Notes that are kept in one transaction, each of another update. They join under the lock of {@link KeepTogether}. */
final class Together {
    private static final int MOST = 64;

    private final Map<Long, Arrival> arrivals = new LinkedHashMap<>();
    private final CompletableFuture<Map<JobId, Job>> kept = new CompletableFuture<>();
    private final AtomicBoolean led = new AtomicBoolean();

    Together(Arrival first) {
        arrivals.put(first.updateId(), first);
    }

    /** False if there is no room, or the same update is among them: it has to see what became of it. */
    boolean tryJoin(Arrival arrival) {
        return arrivals.size() < MOST && arrivals.putIfAbsent(arrival.updateId(), arrival) == null;
    }

    /** True for one of those who ask: it is to see to the end. */
    boolean tryLead() {
        return led.compareAndSet(false, true);
    }

    boolean isOfOne() {
        return arrivals.size() == 1;
    }

    /** Keeps them, and lets everybody know what became of theirs. Nobody joins any more. */
    void end(Function<List<Arrival>, Map<JobId, Job>> keep) {
        try {
            kept.complete(new ConcurrentHashMap<>(keep.apply(List.copyOf(arrivals.values()))));
        } catch (Throwable e) {
            kept.completeExceptionally(e);
        }
    }

    /** Waits for the end. A new job goes to one of those who ask for it, though a message may be here twice. */
    Optional<Job> take(JobId id) {
        try {
            return Optional.ofNullable(kept.join().remove(id));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
