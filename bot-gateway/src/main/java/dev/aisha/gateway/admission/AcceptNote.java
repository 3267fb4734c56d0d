package dev.aisha.gateway.admission;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Step 1: keeps an update and its note as a job. Once this has returned the update may be acknowledged. */
@Singleton
public final class AcceptNote {
    private static final Logger LOG = Logger.getLogger(AcceptNote.class);

    private final JobLedger ledger;
    private final Telegram telegram;

    AcceptNote(JobLedger ledger, Telegram telegram) {
        this.ledger = ledger;
        this.telegram = telegram;
    }

    /** The new job, or empty if this update or this message is known already. */
    public Optional<Job> accept(long updateId, Note note) {
        Optional<Job> job = ledger.accept(telegram.botId(), updateId, note);
        job.ifPresent(accepted -> LOG.infof(
                "note accepted jobId=%s kind=%s heldSeconds=%d",
                accepted.id(), note.kind().label(), note.toHold().toSeconds()));
        return job;
    }
}
