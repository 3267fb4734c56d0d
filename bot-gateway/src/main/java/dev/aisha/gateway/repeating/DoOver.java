package dev.aisha.gateway.repeating;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RepeatJob;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The button below a failure that was not the user's: has the note done over, once. */
@Singleton
public final class DoOver {
    private static final String PREFIX = "again:";

    private final JobLedger jobs;
    private final RepeatJob repeatJob;
    private final Telegram telegram;

    DoOver(JobLedger jobs, RepeatJob repeatJob, Telegram telegram) {
        this.jobs = jobs;
        this.repeatJob = repeatJob;
        this.telegram = telegram;
    }

    /** One button where doing it over may help; the user's own failures stay what they are. */
    public static Buttons buttons(JobId job, FailureCode code, Words words) {
        return code.blame() == FailureCode.Blame.USER
                ? Buttons.NONE
                : new Buttons(List.of(List.of(new Button(words.doOver(), PREFIX + job))));
    }

    /** The job that has failed, where this is its button and whoever presses it is its sender. */
    public Optional<Job> failed(IncomingPress press) {
        return Buttons.jobAfter(PREFIX, press)
                .flatMap(jobs::find)
                .filter(job -> job.isOf(press.by().id(), press.chatId()))
                .filter(job -> job.state() instanceof JobState.Failed);
    }

    /** The new job, whose first step is the caller's; empty if there is one already. The button goes. */
    public Optional<Job> repeat(Job failed, IncomingPress press, Words words) {
        Optional<Job> again = repeatJob.repeat(failed);
        telegram.answerPress(press.id(), again.isPresent() ? words.doneOver() : words.staleButton());
        if (failed.state() instanceof JobState.Failed end) {
            telegram.edit(press.chatId(), press.messageId(), words.failure(end.code()));
        }
        return again;
    }
}
