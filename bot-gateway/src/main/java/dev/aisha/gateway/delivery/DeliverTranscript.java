package dev.aisha.gateway.delivery;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.delivery.DeliveryLedger.Attempt;
import dev.aisha.gateway.files.SendFile;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.JobState.Ended;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.StoreUnavailable;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.renditions.OfferRenditions;
import dev.aisha.gateway.repeating.RepeatButton;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.OutgoingFile;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Step 15: turns the placeholder into the transcript, or into the word about why there is none. */
@Singleton
public final class DeliverTranscript {
    private static final Logger LOG = Logger.getLogger(DeliverTranscript.class);

    private final JobLedger jobs;
    private final DeliveryLedger deliveries;
    private final ComposeMessage compose;
    private final OfferRenditions renditions;
    private final Telegram telegram;
    private final DeliveryConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Traces traces;

    DeliverTranscript(
            JobLedger jobs,
            DeliveryLedger deliveries,
            ComposeMessage compose,
            OfferRenditions renditions,
            Telegram telegram,
            DeliveryConfig config,
            Clock clock,
            MeterRegistry meters,
            Traces traces) {
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.compose = compose;
        this.renditions = renditions;
        this.telegram = telegram;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.traces = traces;
    }

    /** Delivers what a job has to tell, if that is due and nobody else is at it. */
    public void deliver(JobId id) {
        deliveries
                .take(id)
                .ifPresent(attempt -> jobs.find(id).ifPresent(job -> {
                    if (job.state() instanceof Ended end) {
                        deliver(job, end, attempt);
                    }
                }));
    }

    private void deliver(Job job, Ended end, Attempt attempt) {
        try {
            show(job, compose.compose(job, end), attempt).ifPresent(outcome -> conclude(job, attempt, outcome));
        } catch (StoreUnavailable e) {
            LOG.warnf("transcript cannot be read, delivery is put off jobId=%s fault=%s", job.id(), e.getMessage());
            retry(job.id(), config.retryAfter());
        }
    }

    /** Brings the message to the chat; empty if somebody else is at it by now. A group that has moved is followed once. */
    private Optional<SendOutcome> show(Job job, FinalMessage message, Attempt attempt) {
        ChatMessage note = job.note().message();
        Optional<SendOutcome> outcome = attempt.messageId() == null
                ? Optional.of(new SendOutcome.Gone())
                : Optional.of(edit(job, note.chatId(), attempt.messageId(), message));
        if (outcome.get() instanceof SendOutcome.Gone) {
            outcome = showAnew(
                    job,
                    note.chatId(),
                    message,
                    attempt,
                    text -> telegram.reply(note.chatId(), note.messageId(), text));
        }
        if (outcome.isPresent() && outcome.get() instanceof SendOutcome.Moved(long chatId)) {
            deliveries.moved(job.id(), chatId);
            outcome = showAnew(job, chatId, message, attempt, text -> telegram.send(chatId, text));
        }
        return outcome;
    }

    private SendOutcome edit(Job job, long chatId, long messageId, FinalMessage message) {
        Buttons buttons = buttons(job);
        return switch (message) {
            case FinalMessage.Text text -> telegram.edit(chatId, messageId, text.text(), buttons);
            case FinalMessage.Word word -> telegram.edit(chatId, messageId, word.text(), buttons);
            case FinalMessage.Document document ->
                telegram.editToDocument(chatId, messageId, file(document), document.caption(), buttons);
        };
    }

    private Buttons buttons(Job job) {
        return switch (job.state()) {
            case JobState.Done done -> buttonsOfText(job);
            case JobState.Failed failed -> RepeatButton.buttons(job.id(), failed.code(), words(job));
            default -> Buttons.NONE;
        };
    }

    private Buttons buttonsOfText(Job job) {
        return switch (job.task()) {
            case Task.Transcribe transcribe -> SendFile.buttons(job.id()).and(renditions.rows(job.id(), words(job)));
            case Task.Render render -> Buttons.NONE;
        };
    }

    /**
     * Where no message stands, one is sent. A word may be repeated, a transcript not: a placeholder goes before it, and
     * only whoever's placeholder is kept makes it the transcript.
     */
    private Optional<SendOutcome> showAnew(
            Job job, long chatId, FinalMessage message, Attempt attempt, Function<String, SendOutcome> send) {
        if (attempt.number() > 1 && !telegram.knowsUs()) { // the answer to what was sent before may have been lost
            return Optional.of(new SendOutcome.NotSent());
        }
        boolean isWhole = message instanceof FinalMessage.Word;
        SendOutcome sent = send.apply(message instanceof FinalMessage.Word word ? word.text() : waiting(job));
        if (!(sent instanceof SendOutcome.Shown(long messageId))) {
            return Optional.of(sent);
        }
        if (!deliveries.standsAnew(job.id(), messageId, attempt)) {
            LOG.infof("somebody else delivers jobId=%s", job.id());
            return Optional.empty();
        }
        return Optional.of(isWhole ? sent : edit(job, chatId, messageId, message));
    }

    private void conclude(Job job, Attempt attempt, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Shown shown -> delivered(job, attempt, shown.messageId());
            case SendOutcome.Blocked blocked -> undeliverable(job.id(), "blocked");
            case SendOutcome.Wait wait -> putOff(job.id(), wait.atLeast());
            case SendOutcome.Unknown unknown -> retry(job.id(), config.retryAfter());
            case SendOutcome.NotSent notSent -> retry(job.id(), config.retryAfter());
            case SendOutcome.Moved again -> retry(job.id(), config.retryAfter());
            case SendOutcome.Gone gone -> retry(job.id(), config.retryAfter());
            case SendOutcome.Refused refused -> {
                LOG.errorf("message refused jobId=%s description=%s", job.id(), refused.description());
                if (attempt.number() >= config.mostAttempts()) {
                    undeliverable(job.id(), "refused");
                } else {
                    retry(job.id(), config.retryAfter());
                }
            }
        }
    }

    private void delivered(Job job, Attempt attempt, long messageId) {
        if (!deliveries.delivered(job.id(), messageId)) {
            return;
        }
        count("delivered");
        traces.whole(
                job.id().value(),
                taskOf(job),
                job.acceptedAt(),
                () -> meters.timer("aisha.note", "task", taskOf(job), "outcome", outcomeOf(job))
                        .record(Duration.between(job.acceptedAt(), clock.instant())));
        LOG.infof(
                "delivered jobId=%s state=%s", job.id(), job.state().getClass().getSimpleName());
        boolean edited = attempt.messageId() != null && attempt.messageId() == messageId;
        if (edited && job.state() instanceof JobState.Done && tookLong(job)) {
            ring(job, messageId);
        }
    }

    private static String taskOf(Job job) {
        return switch (job.task()) {
            case Task.Transcribe transcribe -> "transcribe";
            case Task.Render render -> "render";
        };
    }

    private static String outcomeOf(Job job) {
        return switch (job.state()) {
            case JobState.Done done -> "done";
            case JobState.Failed failed -> "failed";
            default -> "rejected";
        };
    }

    private boolean tookLong(Job job) {
        return Duration.between(job.acceptedAt(), clock.instant()).compareTo(config.ringAfter()) > 0;
    }

    /** Once at most: whoever has just delivered it rings, if there is a turn for that, and does not try again. */
    private void ring(Job job, long messageId) {
        String ready = switch (job.task()) {
            case Task.Transcribe transcribe -> words(job).ready();
            case Task.Render render -> words(job).renditions().ready();
        };
        telegram.replyIfFree(job.note().message().chatId(), messageId, ready);
    }

    private static String waiting(Job job) {
        return switch (job.task()) {
            case Task.Transcribe transcribe -> words(job).waiting();
            case Task.Render render -> words(job).renditions().waiting(render.kind(), render.language());
        };
    }

    private static Words words(Job job) {
        return Words.in(Language.of(job.note().sender().languageCode()));
    }

    private void undeliverable(JobId id, String reason) {
        deliveries.undeliverable(id, reason);
        count("undeliverable");
        LOG.infof("undeliverable jobId=%s reason=%s", id, reason);
    }

    private void retry(JobId id, Duration pause) {
        deliveries.retryAt(id, clock.instant().plus(pause));
        count("retried");
    }

    private void putOff(JobId id, Duration pause) {
        deliveries.putOffUntil(id, clock.instant().plus(pause));
        count("put_off");
    }

    private void count(String outcome) {
        meters.counter("aisha.deliveries", "outcome", outcome).increment();
    }

    private static OutgoingFile file(FinalMessage.Document document) {
        return OutgoingFile.text(document.fileName(), document.text());
    }
}
