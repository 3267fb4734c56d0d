package dev.aisha.gateway.renditions;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.commands.ButtonKind.Pressed;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RenditionJobs;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes the job that a button asks for, at the price that the button told. */
@Singleton
final class OrderRendition {
    private final JobLedger ledger;
    private final RenditionJobs jobs;
    private final OfferRenditions offer;
    private final Telegram telegram;

    OrderRendition(JobLedger ledger, RenditionJobs jobs, OfferRenditions offer, Telegram telegram) {
        this.ledger = ledger;
        this.jobs = jobs;
        this.offer = offer;
        this.telegram = telegram;
    }

    /** How long a transcript is; empty where it is not that of whoever presses, is gone, or nothing is offered any more. */
    OptionalInt length(JobId transcript, IncomingPress press) {
        boolean theirs = ledger.find(transcript)
                .filter(job -> job.isOf(press.by().id(), press.chatId()))
                .filter(job -> job.task() instanceof Task.Transcribe && job.state() instanceof JobState.Done)
                .isPresent();
        return theirs && offer.isOn() ? jobs.length(transcript) : OptionalInt.empty();
    }

    /** Orders it, and ends the clock on the button. */
    Pressed order(
            JobId transcript,
            RenditionKind kind,
            @Nullable String language,
            IncomingPress press,
            Sender by,
            Words words) {
        OptionalInt length = length(transcript, press);
        if (length.isEmpty()) {
            return new Pressed.Stale();
        }
        Optional<Job> made = jobs.request(transcript, kind, language, offer.price(length.getAsInt()), by);
        telegram.answerPress(
                press.id(),
                made.isPresent()
                        ? words.renditions().ordered()
                        : words.renditions().orderedBefore());
        return new Pressed.Answered(made.map(List::of).orElseGet(List::of));
    }
}
