package dev.aisha.gateway.billing;

import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.Account;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.ReleaseRequest;
import dev.aisha.contract.billing.ReservationRequest;
import dev.aisha.contract.billing.ReservationState;
import dev.aisha.contract.billing.SecondsRequest;
import dev.aisha.contract.billing.TransactionLine;
import dev.aisha.contract.billing.TransactionPage;
import dev.aisha.gateway.billing.BillingCalls.Answer;
import dev.aisha.gateway.jobs.Settlement;
import jakarta.inject.Singleton;
import java.util.List;

/** What billing does about jobs. Every call may be repeated. */
@Singleton
public final class BillingClient {
    /** Larger than the id of any booking. */
    public static final long FROM_THE_NEWEST = 999_999_999_999_999_999L;

    private final BillingCalls calls;

    BillingClient(BillingCalls calls) {
        this.calls = calls;
    }

    /** Holds what {@code request} asks for. */
    public ReserveOutcome reserve(JobId job, ReservationRequest request) {
        Answer answer = calls.put(request, "v1", "reservations", job.toString());
        return switch (answer.status()) {
            case 200, 201 -> {
                HeldReservation held = answer.as(HeldReservation.class);
                yield held.state() == ReservationState.HELD
                        ? new ReserveOutcome.Held(held)
                        : new ReserveOutcome.Refused(answer.status());
            }
            case 402 -> new ReserveOutcome.TooLittle(answer.as(InsufficientFunds.class));
            case 400, 409 -> new ReserveOutcome.Refused(answer.status());
            default -> {
                answer.logUnlessUnreachable("reserve", job);
                yield new ReserveOutcome.Unavailable();
            }
        };
    }

    /** Takes what {@code seconds} cost out of the hold. {@link Settlement.Due}: billing could not be reached. */
    public Settlement capture(JobId job, long seconds) {
        Answer answer = calls.post(new SecondsRequest(seconds), "v1", "reservations", job.toString(), "capture");
        return switch (answer.status()) {
            case 200 -> {
                CapturedReservation paid = answer.as(CapturedReservation.class);
                yield new Settlement.Captured(paid.coins(), paid.freeSeconds(), paid.balance());
            }
            case 400, 404, 409 -> new Settlement.Refused();
            default -> stillDue(answer, "capture", job);
        };
    }

    /** Gives the hold back; an id that holds nothing counts as given back. */
    public Settlement release(JobId job, String reason) {
        Answer answer = calls.post(new ReleaseRequest(reason), "v1", "reservations", job.toString(), "release");
        return switch (answer.status()) {
            case 200, 404 -> new Settlement.Released();
            case 400, 409 -> new Settlement.Refused();
            default -> stillDue(answer, "release", job);
        };
    }

    /** A user's account. */
    public AccountOutcome account(long telegramId) {
        Answer answer = calls.get("v1", "users", String.valueOf(telegramId), "account");
        return switch (answer.status()) {
            case 200 -> new AccountOutcome.Found(answer.as(Account.class));
            case 404 -> new AccountOutcome.Newcomer();
            default -> new AccountOutcome.Unavailable();
        };
    }

    /** The latest bookings of a user, newest first; none where billing is away. */
    public List<TransactionLine> transactions(long telegramId, int most) {
        Answer answer = calls.getLimited(most, "v1", "users", String.valueOf(telegramId), "transactions");
        return answer.status() == 200 ? answer.as(TransactionPage.class).transactions() : List.of();
    }

    /**
     * The bookings of a user from before one of them, newest first; none of somebody who has no account.
     *
     * @param before the id of a booking; {@link #FROM_THE_NEWEST} for the first page
     * @param most up to 100
     * @throws BillingUnavailable where billing is away
     */
    public List<TransactionLine> transactions(long telegramId, long before, int most) {
        Answer answer = calls.getBefore(before, most, "v1", "users", String.valueOf(telegramId), "transactions");
        return switch (answer.status()) {
            case 200 -> answer.as(TransactionPage.class).transactions();
            case 404 -> List.of();
            default -> throw new BillingUnavailable(answer.status());
        };
    }

    /** Takes a person out of the books; the sums stay under a pseudonym. False where billing is away. May be repeated. */
    public boolean erase(long telegramId) {
        return calls.delete("v1", "users", String.valueOf(telegramId)).status() == 204;
    }

    private static Settlement stillDue(Answer answer, String call, JobId job) {
        answer.logUnlessUnreachable(call, job);
        return new Settlement.Due();
    }
}
