package dev.aisha.worker.checkpoints;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.keys.KeyCommands;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What is known of a job's chunks, by the hash of their audio. Without Redis nothing is known, and nothing breaks. */
@Singleton
public final class Checkpoints {
    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final HashCommands<String, String, String> hashes;
    private final KeyCommands<String> keys;

    Checkpoints(RedisDataSource redis) {
        hashes = redis.hash(String.class);
        keys = redis.key();
    }

    /** What was kept, if anything. */
    public Optional<String> find(JobId job, String audioHash) {
        try {
            return Optional.ofNullable(hashes.hget(JobStreams.checkpoints(job), audioHash));
        } catch (RuntimeException e) {
            LOG.debugf("no checkpoint could be read jobId=%s problem=%s", job, e);
            return Optional.empty();
        }
    }

    /** Keeps a chunk. */
    public void keep(JobId job, String audioHash, String recognised) {
        String key = JobStreams.checkpoints(job);
        try {
            hashes.hset(key, audioHash, recognised);
            keys.expire(key, KEPT);
        } catch (RuntimeException e) {
            LOG.debugf("no checkpoint could be kept jobId=%s problem=%s", job, e);
        }
    }
}
