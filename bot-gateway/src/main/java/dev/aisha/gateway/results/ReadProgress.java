package dev.aisha.gateway.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobStreams;
import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.work.Loops;
import dev.aisha.platform.InstanceId;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads progress. It is not acknowledged: a later one says more, and a lost one does no harm. */
@Singleton
final class ReadProgress {
    private final NoteFlow flow;
    private final MigrateSchema schema;
    private final Loops loops;
    private final ResultsConfig config;
    private final WorkerStream stream;
    private final WorkerMessages<JobProgress> messages;

    ReadProgress(
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
        this.stream = new WorkerStream(redis, JobStreams.PROGRESS, instance.value());
        this.messages = new WorkerMessages<>(json, JobProgress.class);
    }

    void start(@Observes StartupEvent event) {
        loops.start("progress", () -> {
            schema.await();
            stream
                    .read(new XReadGroupArgs()
                            .count(config.batch())
                            .block(config.block())
                            .noack())
                    .stream()
                    .map(messages::read)
                    .flatMap(Optional::stream)
                    .forEach(flow::progressCame);
            return true;
        });
    }
}
