package dev.aisha.billing;

import dev.aisha.billing.account.WelcomeUser;
import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.freeminutes.FreeMinutes;
import dev.aisha.billing.freeminutes.OpenFreeDay;
import dev.aisha.billing.reservation.CaptureHold;
import dev.aisha.billing.reservation.HoldCoins;
import dev.aisha.billing.reservation.RaiseHold;
import dev.aisha.billing.reservation.ReleaseHold;
import dev.aisha.billing.reservation.RepeatHold;
import dev.aisha.billing.reservation.ReservationOutcome;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The life of a reservation: {@code HELD → CAPTURED | RELEASED}, raised in between where the audio is longer than
 * announced. Each step is one statement. Only a hold may need more: what it answers to a known id, and, at a user's first
 * contact or first note of a day, the rows that it works on.
 */
@Singleton
public final class ReservationFlow {
    private final HoldCoins hold;
    private final RepeatHold repeat;
    private final WelcomeUser welcome;
    private final OpenFreeDay openDay;
    private final RaiseHold raise;
    private final CaptureHold capture;
    private final ReleaseHold release;
    private final FreeMinutes freeMinutes;
    private final Clock clock;

    ReservationFlow(
            HoldCoins hold,
            RepeatHold repeat,
            WelcomeUser welcome,
            OpenFreeDay openDay,
            RaiseHold raise,
            CaptureHold capture,
            ReleaseHold release,
            FreeMinutes freeMinutes,
            Clock clock) {
        this.hold = hold;
        this.repeat = repeat;
        this.welcome = welcome;
        this.openDay = openDay;
        this.raise = raise;
        this.capture = capture;
        this.release = release;
        this.freeMinutes = freeMinutes;
        this.clock = clock;
    }

    /** Holds what this many seconds cost; the same id and request again is answered from what is stored. */
    public Uni<ReservationOutcome> reserve(JobId id, ReservationRequest request) {
        FreeDay today = FreeDay.at(clock.instant(), freeMinutes);
        return hold.hold(id, request, today)
                .chain(outcome -> orElse(outcome, () -> repeat.repeat(id, request)))
                .chain(outcome -> orElse(outcome, () -> arriveAndHold(id, request, today)))
                .chain(outcome -> orElse(outcome, () -> repeat.repeat(id, request)))
                .map(outcome -> outcome.orElseThrow(() -> new IllegalStateException("neither held nor known: " + id)));
    }

    private Uni<Optional<ReservationOutcome>> arriveAndHold(JobId id, ReservationRequest request, FreeDay today) {
        return welcome.welcome(request.user())
                .chain(() -> openDay.open(request.user().telegramId(), today))
                .chain(() -> hold.hold(id, request, today));
    }

    public Uni<ReservationOutcome> raise(JobId id, long seconds) {
        return raise.raise(id, seconds);
    }

    public Uni<ReservationOutcome> capture(JobId id, long seconds) {
        return capture.capture(id, seconds);
    }

    public Uni<ReservationOutcome> release(JobId id, String reason) {
        return release.release(id, reason);
    }

    private static Uni<Optional<ReservationOutcome>> orElse(
            Optional<ReservationOutcome> outcome, Supplier<Uni<Optional<ReservationOutcome>>> next) {
        return outcome.isPresent() ? Uni.createFrom().item(outcome) : next.get();
    }
}
