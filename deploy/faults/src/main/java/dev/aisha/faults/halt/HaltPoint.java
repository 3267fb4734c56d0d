package dev.aisha.faults.halt;

import static dev.aisha.faults.halt.HaltRule.Moment.ENTRY;
import static dev.aisha.faults.halt.HaltRule.Moment.EXIT;

import dev.aisha.faults.halt.HaltRule.Moment;
import dev.aisha.local.stack.Service;

/**
 * Moments before and after each step that changes something outside of its process, in the order of the protocol. After a
 * step means: it is done out there, and nothing of ours knows it yet.
 *
 * <p>Each names a method that has one declaration in its class; a test looks whether it is still there.
 */
public enum HaltPoint {
    BEFORE_ACCEPT(Service.GATEWAY, "dev.aisha.gateway.jobs.JobLedger", "accept", ENTRY),
    /** The update is a job, and Telegram has not been told that it was taken. */
    AFTER_ACCEPT(Service.GATEWAY, "dev.aisha.gateway.jobs.JobLedger", "accept", EXIT),

    BEFORE_RESERVE(Service.GATEWAY, "dev.aisha.gateway.billing.BillingClient", "reserve", ENTRY),
    BEFORE_HOLD(Service.BILLING, "dev.aisha.billing.reservation.HoldCoins", "hold", ENTRY),
    /** Committed, and nobody has been answered. */
    AFTER_HOLD(Service.BILLING, "dev.aisha.billing.reservation.HoldCoins", "outcome", ENTRY),
    AFTER_RESERVE(Service.GATEWAY, "dev.aisha.gateway.billing.BillingClient", "reserve", EXIT),

    BEFORE_PLACE(Service.GATEWAY, "dev.aisha.gateway.delivery.PlaceMessage", "place", ENTRY),
    /** The message stands in the chat, and its row does not know where: the one act that cannot be repeated without trace. */
    AFTER_PLACE(Service.GATEWAY, "dev.aisha.gateway.delivery.DeliveryLedger", "placed", ENTRY),

    BEFORE_SUBMIT(Service.GATEWAY, "dev.aisha.gateway.submission.JobQueue", "add", ENTRY),
    AFTER_SUBMIT(Service.GATEWAY, "dev.aisha.gateway.submission.JobQueue", "add", EXIT),

    /** Passed again and again while the worker has nothing to do. */
    BEFORE_LEASE(Service.WORKER, "dev.aisha.worker.queue.JobQueue", "take", ENTRY),
    AFTER_LEASE(Service.WORKER, "dev.aisha.worker.queue.RunningJobs", "start", ENTRY),

    BEFORE_FETCH(Service.WORKER, "dev.aisha.worker.fetch.FetchAudio", "fetch", ENTRY),
    AFTER_FETCH(Service.WORKER, "dev.aisha.worker.fetch.FetchAudio", "fetch", EXIT),

    /** Passed by audio that is longer than announced. */
    BEFORE_RAISE(Service.WORKER, "dev.aisha.worker.billing.RaiseReservation", "raise", ENTRY),
    BEFORE_RAISED_HOLD(Service.BILLING, "dev.aisha.billing.reservation.RaiseHold", "raise", ENTRY),
    AFTER_RAISED_HOLD(Service.BILLING, "dev.aisha.billing.reservation.RaiseHold", "outcome", ENTRY),
    AFTER_RAISE(Service.WORKER, "dev.aisha.worker.billing.RaiseReservation", "raise", EXIT),

    BEFORE_SPLIT(Service.WORKER, "dev.aisha.worker.audio.SplitAudio", "split", ENTRY),
    AFTER_SPLIT(Service.WORKER, "dev.aisha.worker.audio.SplitAudio", "split", EXIT),

    BEFORE_RECOGNISE(Service.WORKER, "dev.aisha.worker.speech.RecogniseChunk", "recognise", ENTRY),
    /** A chunk's text has come, and its checkpoint is not kept. */
    AFTER_RECOGNISE(Service.WORKER, "dev.aisha.worker.queue.Checkpoints", "keep", ENTRY),
    AFTER_CHECKPOINT(Service.WORKER, "dev.aisha.worker.queue.Checkpoints", "keep", EXIT),

    BEFORE_KEEP(Service.WORKER, "dev.aisha.worker.storage.KeepTranscript", "keep", ENTRY),
    AFTER_KEEP(Service.WORKER, "dev.aisha.worker.storage.KeepTranscript", "keep", EXIT),

    BEFORE_TELL(Service.WORKER, "dev.aisha.worker.queue.Lease", "tell", ENTRY),
    AFTER_TELL(Service.WORKER, "dev.aisha.worker.queue.Lease", "tell", EXIT),

    BEFORE_ARCHIVE(Service.WORKER, "dev.aisha.worker.storage.KeepTranscript", "archive", ENTRY),
    AFTER_ARCHIVE(Service.WORKER, "dev.aisha.worker.storage.KeepTranscript", "archive", EXIT),

    BEFORE_FINISH(Service.WORKER, "dev.aisha.worker.queue.JobQueue", "finish", ENTRY),
    AFTER_FINISH(Service.WORKER, "dev.aisha.worker.queue.JobQueue", "finish", EXIT),

    BEFORE_CONCLUDE(Service.GATEWAY, "dev.aisha.gateway.jobs.ConcludeJob", "conclude", ENTRY),
    AFTER_CONCLUDE(Service.GATEWAY, "dev.aisha.gateway.jobs.ConcludeJob", "conclude", EXIT),

    BEFORE_ACKNOWLEDGE(Service.GATEWAY, "dev.aisha.gateway.results.WorkerStream", "acknowledge", ENTRY),
    AFTER_ACKNOWLEDGE(Service.GATEWAY, "dev.aisha.gateway.results.WorkerStream", "acknowledge", EXIT),

    BEFORE_SETTLE(Service.GATEWAY, "dev.aisha.gateway.billing.BillingClient", "capture", ENTRY),
    BEFORE_CAPTURE(Service.BILLING, "dev.aisha.billing.reservation.CaptureHold", "capture", ENTRY),
    /** Committed, and nobody has been answered. */
    AFTER_CAPTURE(Service.BILLING, "dev.aisha.billing.reservation.CaptureHold", "captured", ENTRY),
    AFTER_SETTLE(Service.GATEWAY, "dev.aisha.gateway.billing.BillingClient", "capture", EXIT),

    BEFORE_DELIVER(Service.GATEWAY, "dev.aisha.gateway.delivery.DeliverTranscript", "show", ENTRY),
    /** The transcript stands in the chat, and its row says that it is still to be shown. */
    AFTER_DELIVER(Service.GATEWAY, "dev.aisha.gateway.delivery.DeliverTranscript", "show", EXIT);

    private final Service service;
    private final String className;
    private final String method;
    private final Moment moment;

    HaltPoint(Service service, String className, String method, Moment moment) {
        this.service = service;
        this.className = className;
        this.method = method;
        this.moment = moment;
    }

    /** Whose process it is in. */
    public Service service() {
        return service;
    }

    HaltRule rule() {
        return new HaltRule(name(), className, method, moment);
    }
}
