package dev.aisha.worker.speech;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotNow;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.LaneSlots;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.speech.AskSpeechService.Asked;
import dev.aisha.worker.turns.Allowance;
import dev.aisha.worker.turns.Allowance.Price;
import dev.aisha.worker.turns.TakeTurn;
import dev.aisha.worker.turns.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes a request as soon as it may be made: when its lane has a slot, the provider takes us, and it is this request's
 * turn among those of all replicas. The slot is held while it waits for its turn, so that of a long file no more chunks
 * than it has slots stand in a short note's way; it is not held while the provider is to be left alone.
 */
@Singleton
final class AskInTurn {
    /**
     * One request of so many. Requests end soon, and who asks for a short note is the next in turn: that one is enough, and
     * a long file has nearly all of them while it is alone.
     */
    private static final int KEPT_FOR_SHORT = 16;

    private final AskSpeechService service;
    private final SpeechBreaker breaker;
    private final TakeTurn turns;
    private final Patience patience;
    private final Allowance allowance;
    private final String provider;
    private final LaneSlots slots;
    private final MeterRegistry meters;
    private final Traces traces;

    AskInTurn(
            AskSpeechService service,
            SpeechBreaker breaker,
            TakeTurn turns,
            Patience patience,
            MeterRegistry meters,
            Traces traces,
            SpeechConfig config) {
        this.service = service;
        this.breaker = breaker;
        this.turns = turns;
        this.patience = patience;
        this.meters = meters;
        this.traces = traces;
        allowance = new Allowance(config.requestsPerMinute(), config.audioMinutesPerMinute());
        provider = config.model();
        slots = new LaneSlots(config.chunkConcurrency(), KEPT_FOR_SHORT);
        meters.gauge("aisha.chunk.requests.under.way", slots, LaneSlots::held);
    }

    /** The answer, or when to try again. */
    Attempt<SpeechAnswer> ask(Lane lane, AudioChunk chunk, SpeechHints hints, Deadline deadline)
            throws InterruptedException, JobFailed {
        LaneSlots.Slot slot =
                slots.take(lane, deadline.left()).orElseThrow(() -> new JobFailed(FailureCode.DEADLINE_PASSED));
        try {
            return switch (breaker.enter()) {
                case SpeechBreaker.Closed(Duration time) -> new NotNow<>(FailureCode.SPEECH_REFUSED, time);
                case SpeechBreaker.Pass pass -> askWith(pass, chunk, hints, deadline);
            };
        } finally {
            slot.close();
        }
    }

    private Attempt<SpeechAnswer> askWith(
            SpeechBreaker.Pass pass, AudioChunk chunk, SpeechHints hints, Deadline deadline)
            throws InterruptedException, JobFailed {
        try (pass) {
            Duration heldBack = awaitTurn(allowance.priceOf(chunk.length()), deadline);
            if (!heldBack.isZero()) {
                return new NotNow<>(FailureCode.SPEECH_UNAVAILABLE, heldBack);
            }
            Asked asked = traces.call(
                    "recognise chunk",
                    () -> timed(chunk, hints),
                    answered -> answered.answer().label());
            pass.saw(asked.answer());
            if (!asked.leaveAlone().isZero()) {
                turns.holdBack(provider, asked.leaveAlone());
            }
            return new Done<>(asked.answer());
        }
    }

    private Asked timed(AudioChunk chunk, SpeechHints hints) {
        Timer.Sample call = Timer.start(meters);
        Asked asked = service.ask(chunk, hints);
        String outcome = asked.answer().label();
        call.stop(meters.timer("aisha.provider.calls", "provider", "speech", "outcome", outcome));
        return asked;
    }

    /** Returns zero when it is this request's turn, or for how long the provider is to be left alone. */
    private Duration awaitTurn(Price price, Deadline deadline) throws InterruptedException, JobFailed {
        while (true) {
            switch (turns.take(provider, price)) {
                case Turn.Go go -> {
                    return Duration.ZERO;
                }
                case Turn.HeldBack(Duration time) -> {
                    return time;
                }
                case Turn.Wait(Duration time) -> patience.pause(time, FailureCode.SPEECH_UNAVAILABLE, deadline);
            }
        }
    }
}
