package dev.aisha.gateway.intake;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.groups.Group;
import dev.aisha.gateway.groups.GroupChoices;
import dev.aisha.gateway.groups.PointToText;
import dev.aisha.gateway.jobs.AskAgain;
import dev.aisha.gateway.jobs.Inbox;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.BoundedWork;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes a note that somebody asks for, or that came in a group in which every note is transcribed. Its job is that of whoever
 * pays. The note may have a job already: it is done once, and then pointed to; once more only if it came to nothing.
 */
@Singleton
final class TakeAskedNote {
    private static final Logger LOG = Logger.getLogger(TakeAskedNote.class);

    private final NoteFlow flow;
    private final GroupChoices groups;
    private final AskAgain askAgain;
    private final PointToText pointToText;
    private final Inbox inbox;
    private final Telegram telegram;
    private final BoundedWork work;

    TakeAskedNote(
            NoteFlow flow,
            GroupChoices groups,
            AskAgain askAgain,
            PointToText pointToText,
            Inbox inbox,
            Telegram telegram,
            BoundedWork work) {
        this.flow = flow;
        this.groups = groups;
        this.askAgain = askAgain;
        this.pointToText = pointToText;
        this.inbox = inbox;
        this.telegram = telegram;
        this.work = work;
    }

    /** Takes a note as its asker's, and tells what kind of update it was. */
    String asked(long updateId, Note note) {
        Optional<Job> latest = askAgain.latest(idOf(note.message()));
        if (latest.isEmpty()) {
            flow.noteCame(updateId, paid(note));
            return "note";
        }
        Job job = latest.get();
        if (job.state() instanceof JobState.Failed || job.state() instanceof JobState.Rejected) {
            askAgain.ask(telegram.botId(), updateId, job, paid(note)).ifPresent(flow::noteComesAgain);
            return "note";
        }
        if (inbox.isNew(telegram.botId(), updateId) && !work.tryStart(() -> pointToText.answer(job, note.sender()))) {
            LOG.warnf("answer left out, too much to do updateId=%d", updateId);
        }
        return "asked_again";
    }

    /** Takes a note if every note of its group is wanted; does nothing otherwise. */
    String overheard(long updateId, Note note) {
        Group group = groups.of(note.message().chatId());
        if (!group.everyNote()) {
            return "other";
        }
        flow.noteCame(updateId, group.paid(note).asOverheard());
        return "note";
    }

    private Note paid(Note note) {
        return note.message().inGroup() ? groups.of(note.message().chatId()).paid(note) : note;
    }

    private JobId idOf(ChatMessage note) {
        return note.jobId(telegram.botId());
    }
}
