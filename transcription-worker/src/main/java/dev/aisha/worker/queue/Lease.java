package dev.aisha.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.Lane;
import dev.aisha.contract.QueuedJob;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One attempt at a job. A heartbeat keeps it ours while we live. When the heartbeat learns that it is not ours any
 * more, or when it is handed back, the work on it is cancelled.
 */
public final class Lease implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final ScheduledThreadPoolExecutor METRONOME = metronome();

    private final JobQueue queue;
    private final Entry entry;
    private final QueuedJob job;
    private final ObjectMapper json;
    private final Patience patience;
    private volatile Future<?> nextBeat;
    private volatile Runnable cancelWork = () -> {};
    private volatile boolean closed;
    private volatile boolean givenUp;
    private boolean told;

    /** Starts the heartbeat of a job that was taken. */
    Lease(JobQueue queue, Entry entry, QueuedJob job, ObjectMapper json, Patience patience, Duration heartbeatEvery) {
        this.queue = queue;
        this.entry = entry;
        this.job = job;
        this.json = json;
        this.patience = patience;
        nextBeat = beatAfter(heartbeatEvery);
    }

    private static ScheduledThreadPoolExecutor metronome() {
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("heartbeats").factory());
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    /** What to do when the lease is lost. */
    void whenLost(Runnable cancelWork) {
        this.cancelWork = cancelWork;
    }

    public QueuedJob job() {
        return job;
    }

    public Lane lane() {
        return entry.lane();
    }

    /** Whether the job is another worker's by now, or free to become it. */
    public boolean isGivenUp() {
        return givenUp;
    }

    /** What came of a part of the work before, by this worker or another, if Redis knows. */
    public Optional<String> checkpoint(String hash) {
        return queue.checkpoints().find(job.id(), hash);
    }

    /** Keeps what came of a part for whoever may have to go on with the job, as long as the lease is ours. */
    public void keepCheckpoint(String hash, String result) {
        queue.checkpoints().keep(entry, job.id(), hash, result);
    }

    /**
     * Tells the result while there is work left that nobody waits for. Tries until the deadline while Redis is down.
     * Should this worker die before that work is done, the job is done again, and its result told again.
     *
     * @throws InterruptedException also where the lease was lost before: the result is not told, another worker's will be
     * @throws JobFailed where Redis stayed away
     */
    public void tell(JobResult result, Deadline deadline) throws InterruptedException, JobFailed {
        String message = write(result);
        if (!insist(deadline, () -> queue.tell(entry, job.id(), message))) {
            throw new InterruptedException("the lease was lost");
        }
        told = true;
    }

    /**
     * Ends the job, and tells the result unless one was told. Tries until the deadline while Redis is down.
     *
     * @return false where the lease was lost before: the result is not told, and another worker's will be
     * @throws JobFailed where Redis stayed away; the entry is left to a later rescue
     */
    public boolean finish(JobResult result, Deadline deadline) throws InterruptedException, JobFailed {
        Optional<String> message = told ? Optional.empty() : Optional.of(write(result));
        return insist(deadline, () -> queue.finish(entry, job.id(), message));
    }

    private boolean insist(Deadline deadline, BooleanSupplier onTheQueue) throws InterruptedException, JobFailed {
        return patience.insist("finish", deadline, () -> {
            try {
                return new Done<>(onTheQueue.getAsBoolean());
            } catch (RuntimeException redisDown) {
                return new NotYet<>(FailureCode.DEADLINE_PASSED, "redis");
            }
        });
    }

    /** Gives the job to whichever worker rescues next, without a crash to its name. */
    void handBack() {
        givenUp = true;
        close();
        queue.handBack(entry);
    }

    /** Most jobs end before their first heartbeat: a thread of its own begins only then, as it waits for Redis. */
    private Future<?> beatAfter(Duration every) {
        Thread heartbeat = Thread.ofVirtual().name("heartbeat-" + job.id()).unstarted(() -> beat(every));
        return METRONOME.schedule(heartbeat::start, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beat(Duration every) {
        if (closed) {
            return;
        }
        if (isLost()) {
            LOG.warnf("lease lost jobId=%s entry=%s", job.id(), entry.id());
            givenUp = true;
            cancelWork.run();
            return;
        }
        nextBeat = beatAfter(every);
    }

    /** While Redis is down nobody can take the job over, so we go on. */
    private boolean isLost() {
        try {
            return !queue.renew(entry);
        } catch (RuntimeException redisDown) {
            LOG.debugf("heartbeat failed jobId=%s problem=%s", job.id(), redisDown);
            return false;
        }
    }

    private String write(JobResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the heartbeat. */
    @Override
    public void close() {
        closed = true;
        nextBeat.cancel(false);
    }
}
