package dev.aisha.gateway.intake;

import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.commands.AnswerMessage;
import dev.aisha.gateway.commands.AnswerPress;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.groups.GroupChoices;
import dev.aisha.gateway.jobs.Inbox;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.RecogniseMessage;
import dev.aisha.gateway.notes.RecogniseMessage.Meaning;
import dev.aisha.gateway.telegram.BotName;
import dev.aisha.gateway.telegram.IncomingCheckout;
import dev.aisha.gateway.telegram.IncomingMessage;
import dev.aisha.gateway.telegram.IncomingPayment;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.IncomingUpdate;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.topup.AnswerCheckout;
import dev.aisha.gateway.topup.TakePayment;
import dev.aisha.gateway.work.BoundedWork;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes one update. When this returns it may be acknowledged; when it throws, Telegram has to send it again. Only a
 * database that is away makes it throw: an update that makes us stumble is dropped, or it would block the queue.
 */
@Singleton
final class TakeUpdate {
    private static final Logger LOG = Logger.getLogger(TakeUpdate.class);

    private final NoteFlow flow;
    private final TakeAskedNote takeAskedNote;
    private final GroupChoices groups;
    private final AnswerMessage answer;
    private final AnswerPress answerPress;
    private final AnswerCheckout answerCheckout;
    private final TakePayment takePayment;
    private final Inbox inbox;
    private final Telegram telegram;
    private final BotName botName;
    private final BoundedWork work;
    private final MeterRegistry meters;

    TakeUpdate(
            NoteFlow flow,
            TakeAskedNote takeAskedNote,
            GroupChoices groups,
            AnswerMessage answer,
            AnswerPress answerPress,
            AnswerCheckout answerCheckout,
            TakePayment takePayment,
            Inbox inbox,
            Telegram telegram,
            BotName botName,
            BoundedWork work,
            MeterRegistry meters) {
        this.flow = flow;
        this.takeAskedNote = takeAskedNote;
        this.groups = groups;
        this.answer = answer;
        this.answerPress = answerPress;
        this.answerCheckout = answerCheckout;
        this.takePayment = takePayment;
        this.inbox = inbox;
        this.telegram = telegram;
        this.botName = botName;
        this.work = work;
        this.meters = meters;
    }

    void take(IncomingUpdate update) {
        try {
            count(sortOut(update));
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "update dropped, it made us stumble updateId=%d", update.updateId());
            count("stumbled");
        }
    }

    /** Hands the update on and tells what kind it was. */
    private String sortOut(IncomingUpdate update) {
        return switch (update.content()) {
            case IncomingMessage message -> sortOut(update, message);
            case IncomingPress press -> {
                answerOnce(update, () -> answerPress.answer(press));
                yield "press";
            }
            case IncomingCheckout checkout -> {
                answerOnce(update, () -> {
                    answerCheckout.answer(checkout);
                    return List.of();
                });
                yield "checkout";
            }
            case IncomingPayment payment -> {
                takePayment.take(payment);
                yield "payment";
            }
            case IncomingUpdate.GroupMoved(long from, long to) -> {
                groups.moved(from, to);
                yield "group";
            }
            case IncomingUpdate.GroupLeft(long chatId) -> {
                groups.forget(chatId);
                yield "group";
            }
            case IncomingUpdate.Other other -> "other";
            case IncomingUpdate.Unreadable unreadable -> {
                LOG.warnf("update dropped, it cannot be read updateId=%d", update.updateId());
                yield "unreadable";
            }
        };
    }

    private String sortOut(IncomingUpdate update, IncomingMessage message) {
        return switch (RecogniseMessage.recognise(message, botName.username())) {
            case Meaning.Transcribe transcribe -> {
                flow.noteCame(update.updateId(), transcribe.note());
                yield "note";
            }
            case Meaning.Asked(Note note) -> takeAskedNote.asked(update.updateId(), note);
            case Meaning.Overheard(Note note) -> takeAskedNote.overheard(update.updateId(), note);
            case Meaning.GroupCommand command -> {
                if (!answer.isForGroups(command.name(), command.toUs())) {
                    yield "other";
                }
                answerOnce(
                        update,
                        () -> answer.inGroup(command.name(), command.argument(), command.message(), command.sender()));
                yield "command";
            }
            case Meaning.Anonymous(ChatMessage place) -> {
                answerOnce(update, () -> {
                    answer.anonymous(place);
                    return List.of();
                });
                yield "command";
            }
            case Meaning.Command command -> {
                answerOnce(
                        update,
                        () -> answer.command(command.name(), command.argument(), command.message(), command.sender()));
                yield "command";
            }
            case Meaning.Chatter chatter -> {
                answerOnce(update, () -> {
                    answer.chatter(chatter.message(), chatter.sender());
                    return List.of();
                });
                yield "chatter";
            }
            case Meaning.Nothing nothing -> "other";
        };
    }

    /** @param answering answers it, and tells which jobs it changed */
    private void answerOnce(IncomingUpdate update, Supplier<List<Job>> answering) {
        if (inbox.isNew(telegram.botId(), update.updateId())
                && !work.tryStart(() -> answering.get().forEach(flow::senderChanged))) {
            LOG.warnf("answer left out, too much to do updateId=%d", update.updateId());
        }
    }

    private void count(String kind) {
        meters.counter("aisha.updates", "kind", kind).increment();
    }
}
