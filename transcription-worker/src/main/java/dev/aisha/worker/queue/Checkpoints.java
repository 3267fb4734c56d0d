package dev.aisha.worker.queue;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.platform.Together;
import dev.aisha.worker.redis.LuaScript;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Recognised chunks by the hash of their audio, kept for a day so that a rescued job pays the provider only for what is
 * missing. Without Redis nothing is known, and nothing breaks.
 */
final class Checkpoints {
    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final LuaScript KEEP = new LuaScript(Checkpoints.class, "keep-checkpoints");

    private final RedisDataSource redis;
    private final HashCommands<String, String, String> hashes;
    private final String consumer;
    private final Together<Checkpoint, Boolean> kept = new Together<>(1, this::keepAll);

    /** Of the jobs that this consumer has. */
    Checkpoints(RedisDataSource redis, String consumer) {
        this.redis = redis;
        this.hashes = redis.hash(String.class);
        this.consumer = consumer;
    }

    private record Checkpoint(Entry entry, JobId job, String audioHash, String recognised) {}

    /** What was kept, if anything. */
    Optional<String> find(JobId job, String audioHash) {
        try {
            return Optional.ofNullable(hashes.hget(JobStreams.checkpoints(job), audioHash));
        } catch (RuntimeException e) {
            LOG.debugf("no checkpoint could be read jobId=%s problem=%s", job, e);
            return Optional.empty();
        }
    }

    /** Keeps a chunk, unless the entry is no longer ours: whoever ended the job took its checkpoints away. */
    void keep(Entry entry, JobId job, String audioHash, String recognised) {
        try {
            kept.ask(new Checkpoint(entry, job, audioHash, recognised));
        } catch (RuntimeException e) {
            LOG.debugf("no checkpoint could be kept jobId=%s problem=%s", job, e);
        }
    }

    private List<Boolean> keepAll(List<Checkpoint> all) {
        List<String> keys = new ArrayList<>();
        List<String> arguments =
                new ArrayList<>(List.of(JobStreams.WORKERS, consumer, String.valueOf(KEPT.toSeconds())));
        for (Checkpoint one : all) {
            keys.add(one.entry().lane().stream());
            keys.add(JobStreams.checkpoints(one.job()));
            arguments.add(one.entry().id());
            arguments.add(one.audioHash());
            arguments.add(one.recognised());
        }
        KEEP.run(redis, keys, arguments.toArray(String[]::new));
        return Collections.nCopies(all.size(), true);
    }
}
