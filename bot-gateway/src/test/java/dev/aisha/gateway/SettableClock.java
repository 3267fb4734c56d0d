package dev.aisha.gateway;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The machine's clock, and whatever a test adds to it. It can be stopped, so that only the test moves it. */
@Singleton
public class SettableClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final AtomicReference<@Nullable Instant> standing = new AtomicReference<>();

    /** It stands until {@link #goOn}, but for what is added. */
    public void standStill() {
        standing.set(Clock.systemUTC().instant());
    }

    /** It goes with the machine's again. */
    public void goOn() {
        standing.set(null);
    }

    /** From now on it is this much later. */
    public void advance(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        Instant stopped = standing.get();
        return (stopped == null ? Clock.systemUTC().instant() : stopped).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("there is no other zone in these tests");
    }
}
