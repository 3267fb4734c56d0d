package dev.aisha.gateway;

import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.local.telegram.user.LocalUser;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Jobs as a gateway leaves them that dies after one of its steps: in the ledger, and nobody is at them. */
@Singleton
public class LeftNotes {
    private static final long BOT = 1;

    private final JobLedger ledger;
    private final Database database;
    private final AtomicLong numbers = new AtomicLong(1_000_000);

    LeftNotes(JobLedger ledger, Database database) {
        this.ledger = ledger;
        this.database = database;
    }

    /** An ACCEPTED job for a note of this length. */
    Job accepted(LocalUser sender, Duration length) {
        long number = numbers.incrementAndGet();
        Note note = new Note(
                new ChatMessage(sender.chat(), number),
                new Sender(sender.id(), null, null, "en"),
                MediaKind.VOICE,
                "file-" + number,
                null,
                null,
                100L,
                length);
        return ledger.accept(BOT, List.of(new Arrival(number, note)))
                .values()
                .iterator()
                .next();
    }

    /** A RESERVED job for a note of this length. */
    Job reserved(LocalUser sender, Duration length) {
        Job job = accepted(sender, length);
        return ledger.reserve(job.id(), PlayedBilling.userId(sender.id()), length.toSeconds(), Lane.of(length))
                .orElseThrow();
    }

    /** So many RESERVED jobs for short notes, oldest first. */
    List<Job> reserved(LocalUser sender, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> reserved(sender, Duration.ofSeconds(10)))
                .toList();
    }

    /** Takes all jobs of a sender out of the ledger. */
    void forget(LocalUser sender) {
        database.change("DELETE FROM gateway.jobs WHERE sender_id = $1", sender.id());
    }
}
