package dev.aisha.worker.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are taken and kept. */
@ConfigMapping(prefix = "aisha.queue")
public interface QueueConfig {

    /** {@code WORKER_CONCURRENCY}: jobs at a time in this replica. */
    int concurrency();

    /** How often a lease is renewed. */
    @WithDefault("10s")
    Duration heartbeatEvery();

    /** How long after its last heartbeat a job is taken over; several heartbeats, so that one may be late. */
    @WithDefault("60s")
    Duration rescueAfter();

    /** How often to look for jobs of dead workers. */
    @WithDefault("5s")
    Duration rescueEvery();

    /** How many workers a job may crash before it is buried. */
    @WithDefault("3")
    int mostCrashes();

    /** How long one read waits for a job; less than the time-out of its Redis client. */
    @WithDefault("1s")
    Duration blockFor();

    /** How long jobs under way may take to finish when the worker is told to stop; then they are handed back. */
    @WithDefault("20s")
    Duration drainGrace();

    /** How often a job's progress is told, at most. */
    @WithDefault("2s")
    Duration progressEvery();
}
