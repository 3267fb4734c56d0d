package dev.aisha.gateway.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.QueuedJob;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The lanes' streams. They are never trimmed: workers delete an entry when they finish its job. */
@Singleton
final class JobQueue {
    /**
     * The first ids behind what the group has delivered last, in one look, so that nothing moves between the two. Of a
     * stream or group that is not there, nothing has been delivered.
     */
    private static final String WAITING = """
            if redis.call('EXISTS', KEYS[1]) == 0 then
                return {}
            end
            local delivered = '0-0'
            for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
                local fields = {}
                for i = 1, #group, 2 do
                    fields[group[i]] = group[i + 1]
                end
                if fields['name'] == ARGV[1] then
                    delivered = fields['last-delivered-id']
                end
            end
            local ids = {}
            for i, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. delivered, '+', 'COUNT', ARGV[2])) do
                ids[i] = entry[1]
            end
            return ids""";

    private final RedisDataSource redis;
    private final StreamCommands<String, String, String> streams;
    private final ObjectMapper json;

    JobQueue(RedisDataSource redis, ObjectMapper json) {
        this.redis = redis;
        this.streams = redis.stream(String.class);
        this.json = json;
    }

    /**
     * Adds a job to a lane and answers its entry's id.
     *
     * @throws QueueUnavailable if Redis is away
     */
    String add(Lane lane, QueuedJob job) {
        String body = write(job);
        return asked(() -> streams.xadd(lane.stream(), Map.of(JobStreams.BODY, body)));
    }

    /** Whether the entry is still there, waiting or leased. */
    boolean holds(Lane lane, String entryId) {
        return asked(() ->
                !streams.xrange(lane.stream(), StreamRange.of(entryId, entryId)).isEmpty());
    }

    /**
     * Takes an entry out, whoever has it: a worker learns by its next heartbeat that it has lost it. In this order, so that
     * one that dies in between leaves something that a rescue clears away.
     */
    void withdraw(Lane lane, String entryId) {
        asked(() -> {
            streams.xdel(lane.stream(), entryId);
            return streams.xack(lane.stream(), JobStreams.WORKERS, entryId);
        });
    }

    /** The ids of up to {@code most} entries that no worker has taken yet, the next one first. */
    List<String> waiting(Lane lane, int most) {
        return asked(() -> {
            List<String> ids = new ArrayList<>();
            redis.execute("EVAL", WAITING, "1", lane.stream(), JobStreams.WORKERS, String.valueOf(most))
                    .forEach(id -> ids.add(id.toString()));
            return ids;
        });
    }

    static <T> T asked(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) { // whatever the client throws: it was not done, or nobody knows
            throw new QueueUnavailable(e);
        }
    }

    private String write(QueuedJob job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job cannot be written", e);
        }
    }
}
