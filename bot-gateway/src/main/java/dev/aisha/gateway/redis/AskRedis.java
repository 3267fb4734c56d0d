package dev.aisha.gateway.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks Redis, or whoever stands in for it while it is away. After a failure it is left alone for a while: a Redis that
 * hangs costs a time-out, and that is not paid for every question.
 */
public final class AskRedis {
    private static final Logger LOG = Logger.getLogger(AskRedis.class);

    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final String what;
    private final Clock clock;
    private volatile Instant awayUntil = Instant.MIN;

    /** @param what is asked for, for the log */
    public AskRedis(String what, Clock clock) {
        this.what = what;
        this.clock = clock;
    }

    /** The answer of Redis, or of its stand-in where Redis gives none or has just given none. */
    public <T> T orElse(Supplier<T> redis, Supplier<T> standIn) {
        if (clock.instant().isBefore(awayUntil)) {
            return standIn.get();
        }
        try {
            return redis.get();
        } catch (RuntimeException e) {
            leaveAlone(e);
            return standIn.get();
        }
    }

    /** Tells Redis something, also where it has just given no answer; what it does not hear is lost. */
    public void tell(Runnable redis) {
        try {
            redis.run();
        } catch (RuntimeException e) {
            leaveAlone(e);
        }
    }

    private void leaveAlone(RuntimeException problem) {
        if (isCancelled(problem)) {
            Thread.currentThread().interrupt(); // so that the caller's next wait ends too; Redis is well
            return;
        }
        awayUntil = clock.instant().plus(LEFT_ALONE);
        LOG.debugf("a replica goes on without the others what=%s problem=%s", what, problem);
    }

    private static boolean isCancelled(RuntimeException problem) {
        return Stream.<@Nullable Throwable>iterate(problem, Objects::nonNull, at -> at == null ? null : at.getCause())
                .anyMatch(InterruptedException.class::isInstance);
    }
}
