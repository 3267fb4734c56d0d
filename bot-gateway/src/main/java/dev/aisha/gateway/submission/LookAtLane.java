package dev.aisha.gateway.submission;

import dev.aisha.contract.Lane;
import jakarta.inject.Singleton;

/** Looks which jobs of a lane no worker has taken yet. */
@Singleton
public final class LookAtLane {
    private final JobQueue queue;

    LookAtLane(JobQueue queue) {
        this.queue = queue;
    }

    /**
     * What waits in a lane now.
     *
     * @throws dev.aisha.gateway.work.PeerUnavailable if Redis is away
     */
    public WaitingEntries look(Lane lane) {
        return new WaitingEntries(lane, queue.waiting(lane, WaitingEntries.COUNTED + 1));
    }
}
