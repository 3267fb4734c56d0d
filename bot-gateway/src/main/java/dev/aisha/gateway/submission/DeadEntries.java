package dev.aisha.gateway.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dead stream: entries that were no readable job, or that stopped worker after worker. Each method throws a {@link
 * dev.aisha.gateway.work.PeerUnavailable} if Redis is away.
 */
@Singleton
public final class DeadEntries {
    private final StreamCommands<String, String, String> streams;
    private final ObjectMapper json;

    DeadEntries(RedisDataSource redis, ObjectMapper json) {
        this.streams = redis.stream(String.class);
        this.json = json;
    }

    /** Up to {@code most} of them, the last one first. */
    public List<DeadEntry> newest(int most) {
        return JobQueue.asked(() -> streams.xrevrange(JobStreams.DEAD, StreamRange.of("+", "-"), most)).stream()
                .map(this::read)
                .toList();
    }

    /** The entry of this id; empty if it is not there. */
    public Optional<DeadEntry> find(String id) {
        return JobQueue.asked(() -> streams.xrange(JobStreams.DEAD, StreamRange.of(id, id))).stream()
                .map(this::read)
                .findFirst();
    }

    /** Deletes an entry; false if it is not there. */
    public boolean forget(String id) {
        return JobQueue.asked(() -> streams.xdel(JobStreams.DEAD, id)) == 1;
    }

    private DeadEntry read(StreamMessage<String, String, String> entry) {
        long millis = Long.parseLong(entry.id().substring(0, entry.id().indexOf('-')));
        return new DeadEntry(
                entry.id(), Instant.ofEpochMilli(millis), jobId(entry.payload().get(JobStreams.BODY)));
    }

    private @Nullable JobId jobId(@Nullable String body) {
        try {
            JsonNode id = json.readTree(body == null ? "" : body).path("id");
            return id.isTextual() ? JobId.parse(id.asText()) : null;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }
}
