package dev.aisha.worker.rendition;

import dev.aisha.contract.FailureCode;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotNow;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.provider.Trouble;
import dev.aisha.worker.rendition.AskModelService.Asked;
import dev.aisha.worker.turns.Allowance;
import dev.aisha.worker.turns.TakeTurn;
import dev.aisha.worker.turns.Turn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks a language model until it answers; with all replicas it leaves a provider alone that asks for that. */
@Singleton
final class AskModel {
    private static final Logger LOG = Logger.getLogger(AskModel.class);

    /** Of how much is asked in a minute, nobody keeps count: renditions are few. */
    private static final Allowance ANY = new Allowance(OptionalInt.empty(), OptionalInt.empty());

    private final AskModelService service;
    private final TakeTurn turns;
    private final Patience patience;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Semaphore slots;
    private final Duration whileRefused;

    AskModel(
            AskModelService service,
            TakeTurn turns,
            Patience patience,
            MeterRegistry meters,
            Traces traces,
            RenditionConfig config) {
        this.service = service;
        this.turns = turns;
        this.patience = patience;
        this.meters = meters;
        this.traces = traces;
        slots = new Semaphore(config.concurrency(), true);
        whileRefused = config.probeEvery();
    }

    /**
     * What the model writes.
     *
     * @throws JobFailed {@code MODEL_UNAVAILABLE} where it could not be had until the deadline, {@code MODEL_REFUSED} where
     *     the provider refuses us so long, or this text
     */
    ModelAnswer.Written ask(String model, String instructions, String text, Deadline deadline)
            throws JobFailed, InterruptedException {
        return patience.insist("model", deadline, () -> attempt(model, instructions, text, deadline));
    }

    private Attempt<ModelAnswer.Written> attempt(String model, String instructions, String text, Deadline deadline)
            throws JobFailed, InterruptedException {
        if (turns.take(model, ANY.priceOf(Duration.ZERO)) instanceof Turn.HeldBack(Duration time)) {
            return new NotNow<>(FailureCode.MODEL_UNAVAILABLE, time);
        }
        if (!slots.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new JobFailed(FailureCode.DEADLINE_PASSED);
        }
        try {
            Asked asked = traces.call(
                    "ask model",
                    () -> timed(model, instructions, text),
                    answered -> answered.answer().label());
            if (!asked.leaveAlone().isZero()) {
                turns.holdBack(model, asked.leaveAlone());
            }
            return judge(asked.answer());
        } finally {
            slots.release();
        }
    }

    private Asked timed(String model, String instructions, String text) {
        Timer.Sample call = Timer.start(meters);
        Asked asked = service.ask(model, instructions, text);
        String outcome = asked.answer().label();
        call.stop(meters.timer("aisha.provider.calls", "provider", "model", "outcome", outcome));
        meters.counter("aisha.model.requests", "outcome", outcome).increment();
        return asked;
    }

    private Attempt<ModelAnswer.Written> judge(ModelAnswer answer) throws JobFailed {
        return switch (answer) {
            case ModelAnswer.Written text -> new Done<>(text);
            case ModelAnswer.None(Trouble trouble) -> judge(trouble);
        };
    }

    private Attempt<ModelAnswer.Written> judge(Trouble trouble) throws JobFailed {
        return switch (trouble) {
            case Trouble.TooMany(Duration retryAfter) ->
                new NotYet<>(FailureCode.MODEL_UNAVAILABLE, "throttled", retryAfter);
            case Trouble.WithThem(String problem, Duration retryAfter) ->
                new NotYet<>(FailureCode.MODEL_UNAVAILABLE, problem, retryAfter);
            case Trouble.WithUs(String problem) -> {
                LOG.errorf("provider of the language model refuses us problem=%s", problem);
                yield new NotYet<>(FailureCode.MODEL_REFUSED, problem, whileRefused);
            }
            case Trouble.WithTheRequest(String problem) -> {
                LOG.warnf("provider of the language model refuses a text problem=%s", problem);
                throw new JobFailed(FailureCode.MODEL_REFUSED);
            }
        };
    }
}
