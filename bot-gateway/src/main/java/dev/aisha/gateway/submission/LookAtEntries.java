package dev.aisha.gateway.submission;

import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the streams hold, for ops. Each method throws a {@link dev.aisha.gateway.work.PeerUnavailable} if Redis is away. */
@Singleton
public final class LookAtEntries {
    private final RedisDataSource redis;

    LookAtEntries(RedisDataSource redis) {
        this.redis = redis;
    }

    /** How many entries are in a lane, be it that they wait, or that a worker has them. */
    public long count(Lane lane) {
        return length(lane.stream());
    }

    /** How many of them workers have. */
    public long countHeld(Lane lane) {
        return JobQueue.asked(() -> redis.execute("EXISTS", lane.stream()).toLong() == 0
                ? 0
                : redis.execute("XPENDING", lane.stream(), JobStreams.WORKERS)
                        .get(0)
                        .toLong());
    }

    /** How many the workers have given up. */
    public long countDead() {
        return length(JobStreams.DEAD);
    }

    /** Who has an entry; empty where it waits, or is gone. */
    public Optional<String> holder(Lane lane, String entryId) {
        return JobQueue.asked(() -> {
            Response held = redis.execute("XPENDING", lane.stream(), JobStreams.WORKERS, entryId, entryId, "1");
            return held.size() == 0
                    ? Optional.empty()
                    : Optional.of(held.get(0).get(1).toString());
        });
    }

    /** Whether a lane holds an entry at all. */
    public boolean holds(Lane lane, String entryId) {
        return JobQueue.asked(
                () -> redis.execute("XRANGE", lane.stream(), entryId, entryId).size() > 0);
    }

    private long length(String stream) {
        return JobQueue.asked(() -> redis.execute("XLEN", stream).toLong());
    }
}
