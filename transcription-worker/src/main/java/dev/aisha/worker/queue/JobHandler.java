package dev.aisha.worker.queue;

/** Does the work of a job. */
public interface JobHandler {

    /**
     * Works on a job until it is finished.
     *
     * @throws InterruptedException if the lease was lost or given up meanwhile; there is nothing left to tell then
     */
    void handle(Lease lease) throws InterruptedException;
}
