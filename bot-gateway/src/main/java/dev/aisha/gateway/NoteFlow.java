package dev.aisha.gateway;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobResult;
import dev.aisha.gateway.admission.AcceptNote;
import dev.aisha.gateway.admission.AdmitJob;
import dev.aisha.gateway.billing.ReserveCoins;
import dev.aisha.gateway.billing.SettleJob;
import dev.aisha.gateway.delivery.DeliverTranscript;
import dev.aisha.gateway.delivery.EditOutcome;
import dev.aisha.gateway.delivery.LeftBehind;
import dev.aisha.gateway.delivery.PlaceMessage;
import dev.aisha.gateway.delivery.Position;
import dev.aisha.gateway.delivery.ShowPosition;
import dev.aisha.gateway.delivery.ShowProgress;
import dev.aisha.gateway.jobs.ConcludeJob;
import dev.aisha.gateway.jobs.CountFailures;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.SenderLane;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.renditions.SummariseLongNote;
import dev.aisha.gateway.submission.SubmitJob;
import dev.aisha.gateway.work.BoundedWork;
import dev.aisha.gateway.work.StepsInLine;
import dev.aisha.gateway.work.TimeSteps;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * How a voice note becomes text: AcceptNote → ReserveCoins → PlaceMessage → SubmitJob → (a worker) → ConcludeJob →
 * SettleJob → DeliverTranscript. Every step may be repeated, at any time, by any replica: what is left to do stands in
 * the job's row, and the sweeper comes back to what was left behind.
 */
@Singleton
public final class NoteFlow {
    private final AcceptNote acceptNote;
    private final AdmitJob admitJob;
    private final ReserveCoins reserveCoins;
    private final PlaceMessage placeMessage;
    private final SubmitJob submitJob;
    private final ShowPosition showPosition;
    private final ShowProgress showProgress;
    private final ConcludeJob concludeJob;
    private final SettleJob settleJob;
    private final SummariseLongNote summariseLongNote;
    private final DeliverTranscript deliverTranscript;
    private final JobLedger ledger;
    private final JobEnds ends;
    private final BoundedWork work;
    private final StepsInLine line;
    private final TimeSteps steps;
    private final CountFailures failures;
    private final Clock clock;

    NoteFlow(
            AcceptNote acceptNote,
            AdmitJob admitJob,
            ReserveCoins reserveCoins,
            PlaceMessage placeMessage,
            SubmitJob submitJob,
            ShowPosition showPosition,
            ShowProgress showProgress,
            ConcludeJob concludeJob,
            SettleJob settleJob,
            SummariseLongNote summariseLongNote,
            DeliverTranscript deliverTranscript,
            JobLedger ledger,
            JobEnds ends,
            BoundedWork work,
            StepsInLine line,
            TimeSteps steps,
            CountFailures failures,
            Clock clock) {
        this.acceptNote = acceptNote;
        this.admitJob = admitJob;
        this.reserveCoins = reserveCoins;
        this.placeMessage = placeMessage;
        this.submitJob = submitJob;
        this.showPosition = showPosition;
        this.showProgress = showProgress;
        this.concludeJob = concludeJob;
        this.settleJob = settleJob;
        this.summariseLongNote = summariseLongNote;
        this.deliverTranscript = deliverTranscript;
        this.ledger = ledger;
        this.ends = ends;
        this.work = work;
        this.line = line;
        this.steps = steps;
        this.failures = failures;
        this.clock = clock;
    }

    /** A note came. It is safe when this returns; all further steps are taken behind the caller's back. */
    public void noteCame(long updateId, Note note) {
        steps.time("accept", acceptNote.idOf(note), () -> acceptNote.accept(updateId, note))
                .ifPresent(job -> line.tryAdd(() -> takeNextStep(job)));
    }

    /** A note is to be done over. Its new job is safe already; all further steps are taken behind the caller's back. */
    public void noteComesAgain(Job job) {
        work.tryStart(() -> takeNextStep(job));
    }

    /** Its sender has ended a job, or had one made. All steps behind that are taken when this returns. */
    public void senderChanged(Job job) {
        if (job.state() instanceof JobState.Ended) {
            end(job);
        } else {
            takeNextStep(job);
        }
    }

    /** A job waits somewhere else than its sender thinks. They know when this returns; false if Telegram wants a pause. */
    public boolean positionChanged(Position position) {
        return deliverIfEnded(position.jobId(), showPosition.show(position)) != EditOutcome.PAUSE;
    }

    /** A worker tells how far it is. */
    public void progressCame(JobProgress progress) {
        work.tryStart(() -> deliverIfEnded(progress.jobId(), showProgress.show(progress)));
    }

    /** A worker has finished. The job has ended when this returns; settling and delivering go on behind it. */
    public void resultCame(JobResult result) {
        steps.time("conclude", result.jobId(), () -> concludeJob.conclude(result))
                .ifPresent(job -> work.tryStart(() -> end(job)));
    }

    /** Takes whatever step is next for a job that the caller has taken. */
    public void takeNextStep(Job job) {
        if (job.isOverdue(clock.instant())) {
            concludeJob.giveUp(job).ifPresent(this::end);
            return;
        }
        switch (job.state()) {
            case JobState.Accepted accepted -> begin(job);
            case JobState.Quoted quoted -> ask(job);
            case JobState.Reserved held -> submit(job, held);
            case JobState.Queued queued -> submitJob.checkQueued(job, queued);
            case JobState.Ended ended -> finish(job);
        }
    }

    /** There is a place for jobs that wait. */
    public void roomIsFree(SenderLane where) {
        submitJob.fillPlaces(where);
    }

    /** Looks after a message that was left behind. */
    public void takeUp(LeftBehind message) {
        switch (message) {
            case LeftBehind.ToDeliver ready -> deliver(ready.jobId());
            case LeftBehind.ToPlace missing -> ledger.find(missing.jobId()).ifPresent(this::place);
        }
    }

    private void begin(Job job) {
        admitJob.rejection(job)
                .ifPresentOrElse(reason -> ends.rejected(job.id(), reason).ifPresent(this::finish), () -> reserve(job));
    }

    private void reserve(Job job) {
        switch (steps.time("reserve", job.id(), () -> reserveCoins.reserve(job))) {
            case ReserveCoins.Next.GoOn next -> takeNextStep(next.job());
            case ReserveCoins.Next.Tell next -> finish(next.job());
            case ReserveCoins.Next.TryLater later -> place(job);
            case ReserveCoins.Next.LeaveIt taken -> {}
        }
    }

    /** Its sender answers by a button. */
    private void ask(Job job) {
        ledger.awaitAnswer(job.id());
        place(job);
    }

    private void submit(Job job, JobState.Reserved held) {
        place(job);
        steps.run("submit", job.id(), () -> submitJob.submit(job, held));
    }

    private void place(Job job) {
        if (steps.time("place", job.id(), () -> placeMessage.place(job))) {
            deliver(job.id());
        }
    }

    private void deliver(JobId id) {
        steps.run("deliver", id, () -> deliverTranscript.deliver(id));
    }

    private EditOutcome deliverIfEnded(JobId id, EditOutcome outcome) {
        if (outcome == EditOutcome.ENDED) {
            deliver(id);
        }
        return outcome;
    }

    /** It has left its place to the next of its sender. */
    private void end(Job job) {
        failures.count(job);
        try {
            submitJob.fillPlaces(SenderLane.of(job));
        } finally { // though Redis may be away
            finish(job);
        }
    }

    /** Settles before delivering, so that the footer can tell price and balance; delivers even if billing is away. */
    private void finish(Job job) {
        steps.run("settle", job.id(), () -> settleJob.settle(job));
        Optional<Job> summary = summariseLongNote.summarise(job);
        deliver(job.id());
        summary.ifPresent(this::takeNextStep);
    }
}
