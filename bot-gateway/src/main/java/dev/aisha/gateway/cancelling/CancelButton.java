package dev.aisha.gateway.cancelling;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;

/** The button below a placeholder: its job is cancelled. */
@Singleton
public final class CancelButton implements ButtonKind {
    private static final String PREFIX = "cancel:";

    private final JobLedger jobs;
    private final CancelJob cancelJob;
    private final Telegram telegram;

    CancelButton(JobLedger jobs, CancelJob cancelJob, Telegram telegram) {
        this.jobs = jobs;
        this.cancelJob = cancelJob;
        this.telegram = telegram;
    }

    /** The button of a job. */
    public static Buttons of(JobId job, Words words) {
        return new Buttons(List.of(List.of(saying(words.cancel(), job))));
    }

    /** The same button under another name. */
    public static Button saying(String name, JobId job) {
        return new Button(name, PREFIX + job);
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
        return Buttons.jobAfter(PREFIX, press)
                .flatMap(jobs::find)
                .filter(job -> job.isOf(by.telegramId(), press.chatId()))
                .filter(job -> !(job.state() instanceof JobState.Ended))
                .flatMap(cancelJob::cancel)
                .map(ended -> cancelled(ended, press, words))
                .orElseGet(Pressed.Stale::new);
    }

    private Pressed cancelled(Job ended, IncomingPress press, Words words) {
        telegram.answerPress(press.id(), words.cancelled());
        return new Pressed.Answered(List.of(ended));
    }
}
