package dev.aisha.worker.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves. Sleeping on it takes no time. */
public final class SettableClock extends Clock implements Patience.Sleep {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private Duration slept = Duration.ZERO;

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
        slept = slept.plus(duration);
    }

    public Duration slept() {
        return slept;
    }

    /** A deadline so far from now. */
    public Deadline in(Duration duration) {
        return new Deadline(now.plus(duration), this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
