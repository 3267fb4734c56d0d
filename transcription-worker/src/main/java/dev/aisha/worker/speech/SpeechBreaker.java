package dev.aisha.worker.speech;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests back while the provider refuses our key, account or model: people mend that in minutes, and asking more
 * often does not help. One request at a time asks again now and then; the first that is answered with a text lets all go.
 */
@Singleton
final class SpeechBreaker {
    private static final Logger LOG = Logger.getLogger(SpeechBreaker.class);

    private final Clock clock;
    private final Duration probeEvery;
    private @Nullable String reason;
    private Instant nextProbe = Instant.MIN;
    private boolean probing;

    SpeechBreaker(Clock clock, MeterRegistry meters, SpeechConfig config) {
        this.clock = clock;
        probeEvery = config.probeEvery();
        meters.gauge(
                "aisha.speech.breaker.open", this, breaker -> breaker.reason().isPresent() ? 1 : 0);
    }

    /** Asks to make a request. A pass must be closed when it is made or given up. */
    synchronized Entrance enter() {
        if (reason == null) {
            return new Pass(false);
        }
        Duration wait = Duration.between(clock.instant(), nextProbe);
        if (probing || wait.isPositive()) {
            return new Closed(wait.isPositive() ? wait : probeEvery);
        }
        probing = true;
        return new Pass(true);
    }

    /** Why requests are kept back, if they are; a constant word, nothing secret. */
    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    private synchronized void saw(SpeechAnswer answer) {
        switch (answer) {
            case SpeechAnswer.Recognised text -> {
                if (reason != null) {
                    LOG.info("speech service takes us again");
                }
                reason = null;
            }
            case SpeechAnswer.RefusesUs(String problem) -> {
                if (reason == null) {
                    LOG.errorf("speech service refuses us, requests are kept back problem=%s", problem);
                }
                reason = problem;
                nextProbe = clock.instant().plus(probeEvery);
            }
            case SpeechAnswer.Throttled throttled -> {}
            case SpeechAnswer.Unavailable unavailable -> {}
            case SpeechAnswer.RefusesAudio refusal -> {}
        }
    }

    private synchronized void probed() {
        probing = false;
        nextProbe = clock.instant().plus(probeEvery);
    }

    /** What a request that wants to be made is told. */
    sealed interface Entrance {}

    /** It is kept back; to be asked again after so long. */
    record Closed(Duration time) implements Entrance {}

    /** It may be made. */
    final class Pass implements Entrance, AutoCloseable {
        private final boolean probe;

        private Pass(boolean probe) {
            this.probe = probe;
        }

        void saw(SpeechAnswer answer) {
            SpeechBreaker.this.saw(answer);
        }

        @Override
        public void close() {
            if (probe) {
                probed();
            }
        }
    }
}
