package dev.aisha.worker.checkpoints;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.platform.Together;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What is known of a job's chunks, by the hash of their audio. Without Redis nothing is known, and nothing breaks. */
@Singleton
public final class Checkpoints {
    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration TIME_OUT = Duration.ofSeconds(5);

    private final HashCommands<String, String, String> hashes;
    private final Redis client;
    private final Together<Checkpoint, Boolean> kept = new Together<>(1, this::keepAll);

    Checkpoints(RedisDataSource redis) {
        hashes = redis.hash(String.class);
        client = redis.getReactive().getRedis();
    }

    private record Checkpoint(String key, String audioHash, String recognised) {}

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
        try {
            kept.ask(new Checkpoint(JobStreams.checkpoints(job), audioHash, recognised));
        } catch (RuntimeException e) {
            LOG.debugf("no checkpoint could be kept jobId=%s problem=%s", job, e);
        }
    }

    private List<Boolean> keepAll(List<Checkpoint> all) {
        List<Request> requests = new ArrayList<>();
        for (Checkpoint one : all) {
            requests.add(Request.cmd(Command.HSET)
                    .arg(one.key())
                    .arg(one.audioHash())
                    .arg(one.recognised()));
            requests.add(Request.cmd(Command.EXPIRE).arg(one.key()).arg(KEPT.toSeconds()));
        }
        client.batch(requests).await().atMost(TIME_OUT);
        return Collections.nCopies(all.size(), true);
    }
}
