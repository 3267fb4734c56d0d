package dev.aisha.local.telegram.updates;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** getUpdates: one bot at a time waits for updates; a newer call ends an older one that still waits. */
public final class LongPolling implements AutoCloseable {

    private static final String OTHER_CALL =
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final String WEBHOOK_SET = "Conflict: terminated by setWebhook request";

    private final UpdateQueue queue;
    private final AtomicReference<Call> latest = new AtomicReference<>(new Call());

    public LongPolling(UpdateQueue queue) {
        this.queue = queue;
    }

    /**
     * Confirms what lies before {@code offset} and hands out what comes after, waiting for the first one if need be.
     *
     * @param offset as getUpdates defines it: 0 none, negative counts from the end and forgets what lies before
     * @param timeout how long to wait where there is nothing yet
     */
    public Polled poll(int offset, int limit, Duration timeout) {
        var call = new Call();
        latest.getAndSet(call).end(OTHER_CALL);
        queue.wake();
        queue.confirm(offset);
        try {
            queue.awaitWhile(() -> call.goesOn() && queue.size() == 0, timeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return call.goesOn() ? new Polled.Updates(queue.handOut(limit)) : new Polled.Ended(call.endedBy());
    }

    /** Ends a call that waits, because a webhook was set. */
    public void endForWebhook() {
        latest.get().end(WEBHOOK_SET);
        queue.wake();
    }

    @Override
    public void close() {
        latest.get().end("Internal Server Error: restart");
        queue.wake();
    }

    /** How a call of getUpdates ended. */
    public sealed interface Polled {

        /** With what waited or came, nothing if nothing came in time. */
        record Updates(List<Update> updates) implements Polled {}

        /** By something else, before anything came (409). */
        record Ended(String why) implements Polled {}
    }

    private static final class Call {

        private volatile String endedBy = "";

        void end(String why) {
            endedBy = why;
        }

        boolean goesOn() {
            return endedBy.isEmpty();
        }

        String endedBy() {
            return endedBy;
        }
    }
}
