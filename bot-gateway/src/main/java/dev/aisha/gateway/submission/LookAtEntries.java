package dev.aisha.gateway.submission;

import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the streams hold, for ops. Each method throws a {@link dev.aisha.gateway.work.PeerUnavailable} if Redis is away. */
@Singleton
public final class LookAtEntries {
    /** Nobody has anything of a stream or group that is not there. */
    private static final String PENDING = """
            local held = redis.pcall('XPENDING', KEYS[1], unpack(ARGV))
            if held.err and string.find(held.err, 'NOGROUP', 1, true) then
                return {}
            end
            return held""";

    private static final String HEARD_OF = """
            local workers = redis.pcall('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])
            if workers.err then
                return 0
            end
            local heard = 0
            for _, worker in ipairs(workers) do
                for i = 1, #worker, 2 do
                    if worker[i] == 'idle' and worker[i + 1] < tonumber(ARGV[2]) then
                        heard = heard + 1
                    end
                end
            end
            return heard""";

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
        Response held = pending(lane);
        return held.size() == 0 ? 0 : held.get(0).toLong();
    }

    /** How many workers read a lane, or have entries of it, that Redis has heard of within so long. */
    public long countWorkers(Lane lane, Duration silence) {
        return JobQueue.asked(() -> redis.execute(
                        "EVAL", HEARD_OF, "1", lane.stream(), JobStreams.WORKERS, String.valueOf(silence.toMillis()))
                .toLong());
    }

    /** How many the workers have given up. */
    public long countDead() {
        return length(JobStreams.DEAD);
    }

    /** Who has an entry; empty where it waits, or is gone. */
    public Optional<String> holder(Lane lane, String entryId) {
        Response held = pending(lane, entryId, entryId, "1");
        return held.size() == 0
                ? Optional.empty()
                : Optional.of(held.get(0).get(1).toString());
    }

    /** Whether a lane holds an entry at all. */
    public boolean holds(Lane lane, String entryId) {
        return JobQueue.asked(
                () -> redis.execute("XRANGE", lane.stream(), entryId, entryId).size() > 0);
    }

    private Response pending(Lane lane, String... which) {
        List<String> command = new ArrayList<>(List.of(PENDING, "1", lane.stream(), JobStreams.WORKERS));
        command.addAll(List.of(which));
        return JobQueue.asked(() -> redis.execute("EVAL", command.toArray(String[]::new)));
    }

    private long length(String stream) {
        return JobQueue.asked(() -> redis.execute("XLEN", stream).toLong());
    }
}
