package dev.aisha.local.telegram.updates;

import java.time.Duration;

/** The bot's webhook. */
public final class Webhook implements AutoCloseable {

    private final UpdateQueue updates;

    public Webhook(UpdateQueue updates, Duration firstRetry) {
        this.updates = updates;
    }

    @Override
    public void close() {
        updates.wake();
    }
}
