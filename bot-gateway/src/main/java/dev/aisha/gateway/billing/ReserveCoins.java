package dev.aisha.gateway.billing;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.ReservationRequest;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Quote;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.jobs.SilenceRefusal;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.notes.Note.Sender;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Step 2: holds what the note will cost, and moves its job to RESERVED, or to REJECTED where funds fall short. Before much is
 * spent its sender is asked.
 */
@Singleton
public final class ReserveCoins {
    private static final Logger LOG = Logger.getLogger(ReserveCoins.class);
    private static final int CONFLICT = 409;

    private final BillingClient billing;
    private final JobLedger ledger;
    private final JobEnds ends;
    private final SilenceRefusal silence;
    private final QuoteConfig quotes;
    private final Clock clock;

    ReserveCoins(
            BillingClient billing,
            JobLedger ledger,
            JobEnds ends,
            SilenceRefusal silence,
            QuoteConfig quotes,
            Clock clock) {
        this.billing = billing;
        this.ledger = ledger;
        this.ends = ends;
        this.silence = silence;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** What comes next. */
    public sealed interface Next {
        /** The funds are held: ask, or submit it. */
        record GoOn(Job job) implements Next {}

        /** The job has ended without being begun: tell the user. */
        record Tell(Job job) implements Next {}

        /** Billing is away: the sweeper tries again. */
        record TryLater() implements Next {}

        /** Somebody else has taken this step. */
        record LeaveIt() implements Next {}
    }

    /** Takes the step for an ACCEPTED job. */
    public Next reserve(Job job) {
        return switch (outcome(job)) {
            case ReserveOutcome.Held held -> reserved(job, held.reservation());
            case ReserveOutcome.TooLittle few -> tell(tooFewCoins(job, few.gap()));
            case ReserveOutcome.Refused refused -> {
                LOG.errorf("billing refuses the reservation jobId=%s status=%d", job.id(), refused.status());
                yield tell(ends.failed(job.id(), FailureCode.INTERNAL));
            }
            case ReserveOutcome.Unavailable unavailable -> new Next.TryLater();
        };
    }

    /**
     * Where the length is a guess, less will do if the balance does not reach, and also if billing holds less since an
     * earlier attempt.
     */
    private ReserveOutcome outcome(Job job) {
        ReserveOutcome outcome =
                billing.reserve(job.id(), request(job, job.note().toHold()));
        boolean lessWillDo = outcome instanceof ReserveOutcome.TooLittle
                || (outcome instanceof ReserveOutcome.Refused(int status) && status == CONFLICT);
        return job.task() instanceof Task.Transcribe && lessWillDo
                ? job.note()
                        .leastToHold()
                        .map(least -> billing.reserve(job.id(), request(job, least)))
                        .orElse(outcome)
                : outcome;
    }

    private Optional<Job> tooFewCoins(Job job, InsufficientFunds gap) {
        Optional<Job> rejected =
                ends.rejected(job.id(), new Rejection.InsufficientFunds(gap.missing(), gap.available()));
        if (job.note().overheard()) {
            rejected.ifPresent(refused -> silence.ifTold(refused.id()));
        }
        return rejected;
    }

    private Next reserved(Job job, HeldReservation held) {
        Optional<Job> reserved = isToBeAsked(job, held) ? quote(job, held) : reserve(job, held);
        if (reserved.isPresent()) {
            LOG.infof("coins reserved jobId=%s seconds=%d", job.id(), held.seconds());
            return new Next.GoOn(reserved.get());
        }
        giveBackIfEnded(job.id());
        return new Next.LeaveIt();
    }

    /** The price of a rendition stands on its button. */
    private boolean isToBeAsked(Job job, HeldReservation held) {
        return job.task() instanceof Task.Transcribe
                && held.coins().signum() > 0
                && held.coins().compareTo(quotes.fromCoins()) >= 0;
    }

    private Optional<Job> quote(Job job, HeldReservation held) {
        JobState.Quoted quoted =
                new JobState.Quoted(held.userId(), held.seconds(), new Quote(held.coins(), held.freeSeconds()));
        return ledger.quote(job.id(), quoted, job.note().lane(), clock.instant().plus(quotes.openFor()));
    }

    private Optional<Job> reserve(Job job, HeldReservation held) {
        return ledger.reserve(
                job.id(), held.userId(), held.seconds(), job.note().lane());
    }

    /** The job may have been given up while billing was making the hold, and released before there was one. */
    private void giveBackIfEnded(JobId id) {
        boolean ended = ledger.find(id)
                .filter(job -> job.state() instanceof JobState.Failed)
                .isPresent();
        if (ended && billing.release(id, "job has ended") instanceof Settlement.Due) {
            ends.settleAgain(id);
        }
    }

    private static Next tell(Optional<Job> ended) {
        return ended.<Next>map(Next.Tell::new).orElseGet(Next.LeaveIt::new);
    }

    private static ReservationRequest request(Job job, Duration audio) {
        Sender sender = job.note().sender();
        ReservationRequest.User user =
                new ReservationRequest.User(sender.telegramId(), sender.username(), sender.firstName());
        return switch (job.task()) {
            case Task.Transcribe transcribe -> new ReservationRequest(user, audio.toSeconds());
            case Task.Render render ->
                new ReservationRequest(user, 1, render.coins().toPlainString());
        };
    }
}
