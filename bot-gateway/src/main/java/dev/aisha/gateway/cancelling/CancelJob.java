package dev.aisha.gateway.cancelling;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.submission.WithdrawJob;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The button below a placeholder: the job ends at once, what was held for it is released, and a worker that is at it is
 * stopped. What it may have done until then is not charged.
 */
@Singleton
public final class CancelJob {
    private static final Logger LOG = Logger.getLogger(CancelJob.class);
    private static final String PREFIX = "cancel:";

    private final JobLedger jobs;
    private final JobEnds ends;
    private final WithdrawJob withdraw;
    private final Telegram telegram;

    CancelJob(JobLedger jobs, JobEnds ends, WithdrawJob withdraw, Telegram telegram) {
        this.jobs = jobs;
        this.ends = ends;
        this.withdraw = withdraw;
        this.telegram = telegram;
    }

    /** The button of a job. */
    public static Buttons buttons(JobId job, Words words) {
        return new Buttons(List.of(List.of(new Button(words.cancel(), PREFIX + job))));
    }

    /** The job under way, where this is its button and whoever presses it is its sender. */
    public Optional<Job> underWay(IncomingPress press) {
        return Buttons.jobAfter(PREFIX, press)
                .flatMap(jobs::find)
                .filter(job -> job.isOf(press.by().id(), press.chatId()))
                .filter(job -> !(job.state() instanceof JobState.Ended));
    }

    /** The job as it has ended by this, whose settlement is the caller's; empty if it has ended in another way meanwhile. */
    public Optional<Job> cancel(Job job, IncomingPress press, Words words) {
        Optional<Job> cancelled = ends.failed(job.id(), FailureCode.CANCELLED);
        telegram.answerPress(press.id(), cancelled.isPresent() ? words.cancelled() : words.staleButton());
        cancelled.ifPresent(ended -> {
            LOG.infof("job cancelled jobId=%s", ended.id());
            withdraw.withdraw(job);
        });
        return cancelled;
    }
}
