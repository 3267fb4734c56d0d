package dev.aisha.billing;

import dev.aisha.billing.account.WelcomeUser;
import dev.aisha.billing.freeminutes.FreeDay;
import dev.aisha.billing.freeminutes.FreeMinutes;
import dev.aisha.billing.freeminutes.OpenFreeDay;
import dev.aisha.billing.platform.Attempts;
import dev.aisha.billing.reservation.CaptureHold;
import dev.aisha.billing.reservation.HoldCoins;
import dev.aisha.billing.reservation.RaiseHold;
import dev.aisha.billing.reservation.RefundCapture;
import dev.aisha.billing.reservation.ReleaseHold;
import dev.aisha.billing.reservation.RepeatHold;
import dev.aisha.billing.reservation.ReservationOutcome;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.ReservationRefundRequest;
import dev.aisha.contract.billing.ReservationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * The life of a reservation: {@code HELD → CAPTURED | RELEASED}, raised in between where the audio is longer than
 * announced; and what support gives back of a captured one. Each step is one statement. Only a hold may need more: what it
 * answers to a known id, and, at a user's first contact or first note of a day, the rows that it works on.
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
    private final RefundCapture refund;
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
            RefundCapture refund,
            FreeMinutes freeMinutes,
            Clock clock) {
        this.hold = hold;
        this.repeat = repeat;
        this.welcome = welcome;
        this.openDay = openDay;
        this.raise = raise;
        this.capture = capture;
        this.release = release;
        this.refund = refund;
        this.freeMinutes = freeMinutes;
        this.clock = clock;
    }

    /** Holds what this many seconds cost; the same id and request again is answered from what is stored. */
    public Uni<ReservationOutcome> reserve(JobId id, ReservationRequest request) {
        FreeDay today = FreeDay.at(clock.instant(), freeMinutes);
        return Attempts.first(
                () -> hold(id, request, today),
                () -> openDayAndHold(id, request, today),
                () -> repeat.repeat(id, request),
                () -> welcomeAndHold(id, request, today),
                () -> repeat.repeat(id, request));
    }

    /** The first note of a day. */
    private Uni<Optional<ReservationOutcome>> openDayAndHold(JobId id, ReservationRequest request, FreeDay today) {
        return openDay.open(request.user().telegramId(), today)
                .chain(opened ->
                        opened ? hold(id, request, today) : Uni.createFrom().item(Optional.empty()));
    }

    /** The first note of a user. */
    private Uni<Optional<ReservationOutcome>> welcomeAndHold(JobId id, ReservationRequest request, FreeDay today) {
        ReservationRequest.User user = request.user();
        return welcome.welcome(user.telegramId(), user.username(), user.firstName())
                .chain(() -> hold(id, request, today));
    }

    private Uni<Optional<ReservationOutcome>> hold(JobId id, ReservationRequest request, FreeDay today) {
        return Attempts.unlessKnown(
                hold.hold(id, request, today),
                outcome -> outcome instanceof ReservationOutcome.FundsShort,
                () -> repeat.repeat(id, request));
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

    public Uni<ReservationOutcome> refund(JobId id, ReservationRefundRequest request) {
        return refund.refund(id, request);
    }
}
