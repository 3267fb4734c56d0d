package dev.aisha.gateway.admission;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Step 1: keeps an update and its note as a job. Once this has returned the update may be acknowledged. */
@Singleton
public final class AcceptNote {
    private static final Logger LOG = Logger.getLogger(AcceptNote.class);

    private final KeepTogether keepTogether;
    private final Telegram telegram;

    AcceptNote(KeepTogether keepTogether, Telegram telegram) {
        this.keepTogether = keepTogether;
        this.telegram = telegram;
    }

    /** The id that the job of a note has, or will have. */
    public JobId idOf(Note note) {
        return note.message().jobId(telegram.botId());
    }

    /** The new job, or empty if this update or this message is known already. */
    public Optional<Job> accept(long updateId, Note note) {
        Optional<Job> job = keepTogether.keep(new Arrival(updateId, note));
        job.ifPresent(accepted -> LOG.infof(
                "note accepted jobId=%s kind=%s heldSeconds=%d",
                accepted.id(), note.kind().label(), note.toHold().toSeconds()));
        return job;
    }
}
