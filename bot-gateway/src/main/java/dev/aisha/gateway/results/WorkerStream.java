package dev.aisha.gateway.results;

import dev.aisha.contract.JobStreams;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One stream that the workers write and the gateways read as a group. A group that is lost is made again. */
final class WorkerStream {
    private static final Logger LOG = Logger.getLogger(WorkerStream.class);

    /** Both or neither, or an entry would stay behind that nobody reads again. */
    private static final String ACKNOWLEDGE = """
            redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
            return redis.call('XDEL', KEYS[1], ARGV[2])""";

    private final RedisDataSource redis;
    private final StreamCommands<String, String, String> streams;
    private final String key;
    private final String consumer;

    WorkerStream(RedisDataSource redis, String key, String consumer) {
        this.redis = redis;
        this.streams = redis.stream(String.class);
        this.key = key;
        this.consumer = consumer;
    }

    /** Waits for entries that no gateway has read yet. */
    List<StreamMessage<String, String, String>> read(XReadGroupArgs how) {
        return withGroup(() -> streams.xreadgroup(JobStreams.GATEWAYS, consumer, key, ">", how));
    }

    /** Takes over entries that a gateway read and did not acknowledge for {@code idle}. */
    List<StreamMessage<String, String, String>> rescue(Duration idle, int limit) {
        return withGroup(() -> streams.xautoclaim(key, JobStreams.GATEWAYS, consumer, idle, "0", limit)
                .getMessages());
    }

    /** Acknowledges an entry and deletes it. */
    void acknowledge(String entryId) {
        redis.execute("EVAL", ACKNOWLEDGE, "1", key, JobStreams.GATEWAYS, entryId);
    }

    private <T> T withGroup(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            if (e.getMessage() == null || !e.getMessage().contains("NOGROUP")) {
                throw e;
            }
            makeGroup();
            return command.get();
        }
    }

    /** From the beginning, never from now on: what was written while there was no group counts as well. */
    private void makeGroup() {
        LOG.infof("making the group stream=%s", key);
        try {
            streams.xgroupCreate(key, JobStreams.GATEWAYS, "0", new XGroupCreateArgs().mkstream());
        } catch (RuntimeException e) {
            if (e.getMessage() == null || !e.getMessage().contains("BUSYGROUP")) { // another gateway was faster
                throw e;
            }
        }
    }
}
