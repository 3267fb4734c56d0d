package dev.aisha.gateway.repeating;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RepeatJob;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The button below a failure that was not the user's: has the note done over, once. */
@Singleton
public final class RepeatButton implements ButtonKind {
    private static final String PREFIX = "again:";

    private final JobLedger jobs;
    private final RepeatJob repeatJob;
    private final Telegram telegram;

    RepeatButton(JobLedger jobs, RepeatJob repeatJob, Telegram telegram) {
        this.jobs = jobs;
        this.repeatJob = repeatJob;
        this.telegram = telegram;
    }

    /** One button where doing it over may help; the user's own failures stay what they are. */
    public static Buttons buttons(JobId job, FailureCode code, Words words) {
        return code.blame() == FailureCode.Blame.USER
                ? Buttons.NONE
                : new Buttons(List.of(List.of(new Button(words.repeat(), PREFIX + job))));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        return failed(press)
                .flatMap(job -> repeat(job, press, words))
                .<Pressed>map(again -> new Pressed.Answered(List.of(again)))
                .orElseGet(Pressed.Stale::new);
    }

    /** The job that has failed, where whoever presses its button is its sender. */
    private Optional<Job> failed(IncomingPress press) {
        return Buttons.jobAfter(PREFIX, press)
                .flatMap(jobs::find)
                .filter(job -> job.isOf(press.by().id(), press.chatId()))
                .filter(job -> job.state() instanceof JobState.Failed);
    }

    private static String failure(Task task, FailureCode code, Words words) {
        return switch (task) {
            case Task.Transcribe transcribe -> words.failure(code);
            case Task.Render render -> words.renditions().failure(code);
        };
    }

    /** The new job; empty if there is one already. The button goes. */
    private Optional<Job> repeat(Job failed, IncomingPress press, Words words) {
        Optional<Job> again = repeatJob.repeat(failed);
        again.ifPresent(made -> telegram.answerPress(press.id(), words.repeated()));
        if (failed.state() instanceof JobState.Failed end) {
            telegram.edit(press.chatId(), press.messageId(), failure(failed.task(), end.code(), words));
        }
        return again;
    }
}
