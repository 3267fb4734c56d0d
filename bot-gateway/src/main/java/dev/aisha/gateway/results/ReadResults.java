package dev.aisha.gateway.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.work.Loops;
import dev.aisha.platform.InstanceId;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads results, and acknowledges each when its job has ended in the database. One that a gateway took to its grave is
 * taken over by another.
 */
@Singleton
final class ReadResults {
    private final NoteFlow flow;
    private final MigrateSchema schema;
    private final Loops loops;
    private final ResultsConfig config;
    private final WorkerStream stream;
    private final WorkerMessages<JobResult> messages;

    ReadResults(
            NoteFlow flow,
            MigrateSchema schema,
            Loops loops,
            ResultsConfig config,
            InstanceId instance,
            @RedisClientName(RedisClients.READERS) RedisDataSource redis,
            ObjectMapper json) {
        this.flow = flow;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
        this.stream = new WorkerStream(redis, JobStreams.RESULTS, instance.value());
        this.messages = new WorkerMessages<>(json, JobResult.class);
    }

    void start(@Observes StartupEvent event) {
        loops.start("results", () -> {
            schema.await();
            stream.read(new XReadGroupArgs().count(config.batch()).block(config.block()))
                    .forEach(this::conclude);
            return true;
        });
        loops.start("result-rescue", () -> {
            schema.await();
            stream.rescue(config.rescueAfter(), config.batch()).forEach(this::conclude);
            Thread.sleep(config.rescueEvery());
            return true;
        });
    }

    private void conclude(StreamMessage<String, String, String> entry) {
        messages.read(entry).ifPresent(flow::resultCame);
        stream.acknowledge(entry.id());
    }
}
