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
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.redis.RedisKit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real Redis, workers that share it in one process, and eyes on its streams. */
final class QueueKit implements AutoCloseable {
    private final RedisKit kit = new RedisKit();
    final LocalRedis server = kit.server;
    final RedisDataSource redis = kit.redis;
    final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    /** A worker's side of the queue. */
    JobQueue queue(String consumer) {
        return new JobQueue(redis, redis, consumer);
    }

    /** A worker that takes jobs until it is stopped. */
    TakeJob worker(JobQueue queue, JobHandler handler, Map<String, String> settings) {
        QueueConfig config = config(settings);
        Patience patience = new Patience(Thread::sleep, () -> 0.0);
        RunningJobs running =
                new RunningJobs(queue, handler, patience, json, config, Clock.systemUTC(), new SimpleMeterRegistry());
        return new TakeJob(queue, running, new RescueJobs(queue, running, config), config);
    }

    private static QueueConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(QueueConfig.class)
                .withDefaultValue("aisha.queue.concurrency", "4")
                .withDefaultValue("aisha.queue.block-for", "PT0.1S");
        settings.forEach((name, value) -> builder.withDefaultValue("aisha.queue." + name, value));
        return builder.build().getConfigMapping(QueueConfig.class);
    }

    static TranscriptionJob job(int number) {
        return new TranscriptionJob(
                JobId.of(1, 2, number),
                new UUID(0, number),
                MediaKind.VOICE,
                new AudioSource.TelegramFile("file-" + number),
                null,
                null,
                null,
                10,
                Instant.parse("2026-11-22T12:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                List.of(),
                List.of(),
                null);
    }

    String submit(Lane lane, TranscriptionJob job) {
        return submit(lane, write(job));
    }

    String submit(Lane lane, String body) {
        return redis.stream(String.class).xadd(lane.stream(), Map.of(JobStreams.BODY, body));
    }

    /** As {@link #submit(Lane, TranscriptionJob)}, as the entry of this id. */
    void submit(Lane lane, String id, TranscriptionJob job) {
        redis.execute("XADD", lane.stream(), id, JobStreams.BODY, write(job));
    }

    /** Bodies in a stream, oldest first. */
    List<String> bodies(String stream) {
        List<String> bodies = new ArrayList<>();
        redis.stream(String.class)
                .xrange(stream, io.quarkus.redis.datasource.stream.StreamRange.of("-", "+"))
                .forEach(message -> bodies.add(message.payload().get(JobStreams.BODY)));
        return bodies;
    }

    List<JobResult> results() {
        return bodies(JobStreams.RESULTS).stream().map(this::readResult).toList();
    }

    /** Who holds a lane's entries; empty at rest. */
    List<String> holders(Lane lane) {
        List<String> holders = new ArrayList<>();
        redis.execute("XPENDING", lane.stream(), JobStreams.WORKERS, "-", "+", "100")
                .forEach(entry -> holders.add(entry.get(1).toString()));
        return holders;
    }

    /** How long an entry has not been heard of, in milliseconds. */
    long idleMillis(Lane lane, String entry) {
        return redis.execute("XPENDING", lane.stream(), JobStreams.WORKERS, entry, entry, "1")
                .get(0)
                .get(2)
                .toLong();
    }

    /** Makes an entry look as if its worker had not been heard of for an hour. */
    void letIdle(Lane lane, String consumer, String entry) {
        redis.execute("XCLAIM", lane.stream(), JobStreams.WORKERS, consumer, "0", entry, "IDLE", "3600000", "JUSTID");
    }

    String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JobResult readResult(String body) {
        try {
            return json.readValue(body, JobResult.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void loseGroup(Lane lane) {
        redis.execute("XGROUP", "DESTROY", lane.stream(), JobStreams.WORKERS);
    }

    void forgetEverything() {
        redis.flushall();
    }

    @Override
    public void close() {
        kit.close();
    }
}
