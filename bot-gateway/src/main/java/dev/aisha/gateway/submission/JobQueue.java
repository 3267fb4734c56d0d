package dev.aisha.gateway.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

/** The lanes' streams. They are never trimmed: workers delete an entry when they finish its job. */
@Singleton
final class JobQueue {
    private final StreamCommands<String, String, String> streams;
    private final ObjectMapper json;

    JobQueue(RedisDataSource redis, ObjectMapper json) {
        this.streams = redis.stream(String.class);
        this.json = json;
    }

    /**
     * Adds a job to a lane and answers its entry's id.
     *
     * @throws QueueUnavailable if Redis is away
     */
    String add(Lane lane, TranscriptionJob job) {
        String body = write(job);
        return asked(() -> streams.xadd(lane.stream(), Map.of(JobStreams.BODY, body)));
    }

    /** Whether the entry is still there, waiting or leased. */
    boolean holds(Lane lane, String entryId) {
        return asked(() ->
                !streams.xrange(lane.stream(), StreamRange.of(entryId, entryId)).isEmpty());
    }

    private static <T> T asked(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) { // whatever the client throws: it was not done, or nobody knows
            throw new QueueUnavailable(e);
        }
    }

    private String write(TranscriptionJob job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job cannot be written", e);
        }
    }
}
