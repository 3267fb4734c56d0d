package dev.aisha.gateway.quoting;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.cancelling.CancelButton;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Below a quote: its sender agrees to the price. The button beside it cancels the job. */
@Singleton
public final class GoButton implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(GoButton.class);
    private static final String PREFIX = "go:";

    private final JobLedger jobs;
    private final Telegram telegram;

    GoButton(JobLedger jobs, Telegram telegram) {
        this.jobs = jobs;
        this.telegram = telegram;
    }

    /** Go and No. */
    public static Buttons orNo(JobId job, Words words) {
        return new Buttons(
                List.of(List.of(new Button(words.go(), PREFIX + job), CancelButton.saying(words.no(), job))));
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
                .flatMap(jobs::agree)
                .map(agreed -> agreed(agreed, press, words))
                .orElseGet(Pressed.Stale::new);
    }

    private Pressed agreed(Job job, IncomingPress press, Words words) {
        LOG.infof("price agreed jobId=%s", job.id());
        telegram.answerPress(press.id(), words.agreed());
        telegram.edit(press.chatId(), press.messageId(), words.waiting(), CancelButton.of(job.id(), words));
        return new Pressed.Answered(List.of(job));
    }
}
