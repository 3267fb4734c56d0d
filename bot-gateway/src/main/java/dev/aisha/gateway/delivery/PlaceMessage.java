package dev.aisha.gateway.delivery;

import dev.aisha.gateway.cancelling.CancelButton;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Quote;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.quoting.GoButton;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Step 3: answers a note at once with a placeholder, which later becomes the transcript, or with the price if that is
 * to be agreed to first. Sending is the one act that
 * cannot be repeated without trace: where its answer is lost, or a crash comes between it and the row, a placeholder may
 * stand that nobody edits. Then no other is sent; the transcript comes in a message of its own.
 */
@Singleton
public final class PlaceMessage {
    private static final Logger LOG = Logger.getLogger(PlaceMessage.class);

    private final DeliveryLedger ledger;
    private final Telegram telegram;
    private final DeliveryConfig config;
    private final Clock clock;

    PlaceMessage(DeliveryLedger ledger, Telegram telegram, DeliveryConfig config, Clock clock) {
        this.ledger = ledger;
        this.telegram = telegram;
        this.config = config;
        this.clock = clock;
    }

    /** Places the message unless it stands. True if the job has ended meanwhile, so that it can be delivered now. */
    public boolean place(Job job) {
        if (!ledger.startPlacing(job.id())) {
            return false;
        }
        Note note = job.note();
        Words words = Words.in(Language.of(note.sender().languageCode()));
        String text = text(job, words);
        Buttons buttons = buttons(job, words);
        SendOutcome sent =
                telegram.reply(note.message().chatId(), note.message().messageId(), text, buttons);
        if (sent instanceof SendOutcome.Moved moved) {
            ledger.moved(job.id(), moved.toChatId());
            sent = telegram.send(moved.toChatId(), text, buttons);
        }
        return keep(job, sent);
    }

    private static String text(Job job, Words words) {
        if (job.task() instanceof Task.Render render) {
            return words.renditions().waiting(render.kind(), render.language());
        }
        if (!(job.state() instanceof JobState.Quoted(UUID user, long seconds, Quote quote))) {
            return words.waiting();
        }
        Duration length = Duration.ofSeconds(seconds);
        if (job.note().isGuessed()) {
            return words.guessedQuote(length, quote.coins());
        }
        return job.note().message().inGroup()
                ? words.groups().quote(length, quote.coins())
                : words.quote(length, quote.coins(), Duration.ofSeconds(quote.freeSeconds()));
    }

    private static Buttons buttons(Job job, Words words) {
        return job.state() instanceof JobState.Quoted
                ? GoButton.orNo(job.id(), words)
                : CancelButton.of(job.id(), words);
    }

    /** A price is asked again: two questions do no harm, but one that nobody sees is never answered. */
    private @Nullable Instant again(Job job) {
        return job.state() instanceof JobState.Quoted ? clock.instant().plus(config.retryAfter()) : null;
    }

    private boolean keep(Job job, SendOutcome sent) {
        return switch (sent) {
            case SendOutcome.Shown shown -> ledger.placed(job.id(), shown.messageId());
            case SendOutcome.Wait wait ->
                ledger.notPlaced(job.id(), clock.instant().plus(wait.atLeast()));
            case SendOutcome.NotSent notSent ->
                ledger.notPlaced(job.id(), clock.instant().plus(config.retryAfter()));
            case SendOutcome.Unknown unknown -> ledger.notPlaced(job.id(), again(job));
            case SendOutcome.Moved again -> ledger.notPlaced(job.id(), null);
            case SendOutcome.Gone gone -> ledger.notPlaced(job.id(), null);
            case SendOutcome.Blocked blocked -> ledger.notPlaced(job.id(), null);
            case SendOutcome.Refused refused -> {
                LOG.errorf("placeholder refused jobId=%s description=%s", job.id(), refused.description());
                yield ledger.notPlaced(job.id(), null);
            }
        };
    }
}
