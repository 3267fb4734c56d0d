package dev.aisha.worker.checkpoints;

import io.quarkus.redis.datasource.RedisDataSource;

/** The worker's checkpoints with no worker around them, for a benchmark. In this package as they are nobody else's. */
public final class CheckpointsAlone {
    private CheckpointsAlone() {}

    /** Kept in this Redis. */
    public static Checkpoints in(RedisDataSource redis) {
        return new Checkpoints(redis);
    }
}
