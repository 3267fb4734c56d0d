package dev.aisha.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aisha.contract.AudioSource;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The queue with its leases, heartbeats and checkpoints, and jobs in which nothing is done but one checkpoint, for a
 * benchmark. In this package as its parts are nobody else's.
 */
public final class QueueAlone implements AutoCloseable {
    private static final Deadline NEVER = new Deadline(Instant.parse("2100-01-01T00:00:00Z"), Clock.systemUTC());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RedisDataSource redis;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final TakeJob worker;
    private final RedisConnection submitter;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<JobId, Submitted> submitted = new ConcurrentHashMap<>();

    /** One worker, so many jobs at once, submitted over a connection of somebody else. */
    public QueueAlone(RedisDataSource redis, RedisDataSource blocking, RedisDataSource submitting, int atOnce) {
        this.redis = redis;
        QueueConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(QueueConfig.class)
                .withDefaultValue("aisha.queue.concurrency", String.valueOf(atOnce))
                .build()
                .getConfigMapping(QueueConfig.class);
        JobQueue queue = new JobQueue(redis, blocking, "bench");
        queue.makeGroups();
        RunningJobs running = new RunningJobs(
                queue,
                this::handle,
                new Patience(Thread::sleep, () -> 0.0),
                json,
                config,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        worker = new TakeJob(queue, running, new RescueJobs(queue, running, config), config);
        submitter = submitting.getReactive().getRedis().connectAndAwait().getDelegate();
        worker.start(new StartupEvent());
    }

    /** A job that was submitted, when, and who waits for it to begin and to end. */
    private record Submitted(long nanos, List<Long> hops, CountDownLatch ends) {}

    private void handle(Lease lease) throws InterruptedException {
        Submitted job = submitted.remove(lease.job().id());
        if (job == null) {
            throw new IllegalStateException("a job came twice");
        }
        job.hops().add(System.nanoTime() - job.nanos());
        lease.keepCheckpoint("hash-of-a-chunk", "what was said in it");
        try {
            JobResult result = new JobResult.Transcribed(lease.job().id(), 10, 200, 1, 1, "engine", "en", 1);
            if (!lease.finish(result, NEVER)) {
                throw new IllegalStateException("a lease was lost");
            }
        } catch (JobFailed e) {
            throw new IllegalStateException("a result could not be told", e);
        }
        job.ends().countDown();
    }

    /**
     * Submits jobs over one connection, so many at once, while they are being worked on. A job that cannot be submitted
     * does not come to an end.
     *
     * @return jobs a second, from the first submission to the last acknowledgement
     */
    public double jobsPerSecond(int jobs, int atOnce) throws Exception {
        CountDownLatch ends = new CountDownLatch(jobs);
        List<Long> hops = java.util.Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        AtomicInteger left = new AtomicInteger(jobs);
        for (int i = 0; i < atOnce; i++) {
            submitNext(left, hops, ends);
        }
        await(ends);
        return jobs / ((System.nanoTime() - begin) / 1e9);
    }

    /**
     * Submits so many jobs a second.
     *
     * @return milliseconds from a job's submission to its begin: the median
     */
    public double hop(int jobsPerSecond, Duration time) throws Exception {
        int jobs = Math.toIntExact(jobsPerSecond * time.toSeconds());
        CountDownLatch ends = new CountDownLatch(jobs);
        List<Long> hops = java.util.Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        for (int i = 0; i < jobs; i++) {
            long at = begin + i * 1_000_000_000L / jobsPerSecond;
            TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
            submit(hops, ends);
        }
        await(ends);
        return hops.stream().sorted().toList().get(jobs / 2) / 1e6;
    }

    private void submitNext(AtomicInteger left, List<Long> hops, CountDownLatch ends) {
        if (left.getAndDecrement() > 0) {
            submit(hops, ends).onSuccess(added -> submitNext(left, hops, ends));
        }
    }

    private Future<@Nullable Response> submit(List<Long> hops, CountDownLatch ends) {
        int number = numbers.incrementAndGet();
        TranscriptionJob job = new TranscriptionJob(
                JobId.of(1, 2, number),
                new UUID(0, number),
                MediaKind.VOICE,
                new AudioSource.TelegramFile("file-" + number),
                null,
                null,
                null,
                10,
                Instant.now(),
                Instant.parse("2100-01-01T00:00:00Z"),
                List.of(),
                List.of(),
                null);
        submitted.put(job.id(), new Submitted(System.nanoTime(), hops, ends));
        return submitter.send(Request.cmd(Command.XADD)
                .arg(Lane.SHORT.stream())
                .arg("*")
                .arg(JobStreams.BODY)
                .arg(write(job)));
    }

    private String write(TranscriptionJob job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch ends) throws InterruptedException {
        if (!ends.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("jobs did not come to an end");
        }
    }

    /** Forgets the results of a round. */
    public void forgetResults() {
        redis.key().del(JobStreams.RESULTS);
    }

    @Override
    public void close() {
        try {
            worker.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
