package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.gateway.admission.AdmitJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.OpenJobs;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes while too much is under way is refused with an honest word, before anything is held for it. */
@QuarkusTest
class CrowdIT extends GatewayTest {
    private static final int MOST_PER_SENDER = 50;
    private static final int MOST = 2000; // of Peers

    private static final String CROWD = """
            INSERT INTO gateway.jobs (id, state, chat_id, message_id, sender_id, media_kind, file_id,
                accepted_at, deadline_at, due_at)
            SELECT gen_random_uuid(), 'ACCEPTED', $1, number, -number, 'voice', 'file', $2, $3, $3
            FROM generate_series(1, $4) AS number""";

    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    AdmitJob admitJob;

    @Inject
    OpenJobs openJobs;

    @Inject
    JobEnds ends;

    @Inject
    LeftNotes leftNotes;

    @Inject
    Database database;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    @AfterEach
    void nobodyIsLeft() {
        leftNotes.forget(ann);
        database.change("DELETE FROM gateway.jobs WHERE chat_id = $1", crowdsChat());
        clock.advance(Duration.ofSeconds(2)); // so that the gateway looks again
    }

    /** Of nobody. */
    private long crowdsChat() {
        return -ann.id();
    }

    private void crowd(int count) {
        Instant now = clock.instant();
        database.change(CROWD, crowdsChat(), now, now.plus(Duration.ofDays(1)), count);
        clock.advance(Duration.ofSeconds(2));
    }

    @Test
    void theFiftyFirstOpenNoteOfASenderIsRefusedUntilOneIsDone() {
        List<Job> open = leftNotes.reserved(ann, MOST_PER_SENDER);

        ChatMessage note = voice(ann);
        ChatMessage word = said(ann, "🚦");
        assertThat(word.text()).contains("50 of your notes", "Nothing was charged", "Send this one again");
        assertThat(word.replyTo()).isEqualTo(note.id());
        assertThat(state(note)).isEqualTo(new JobState.Rejected(new Rejection.TooManyOpen()));
        assertThat(billing.calls(jobOf(note).toString())).isEmpty();

        ends.failed(open.getFirst().id(), FailureCode.NO_SPEECH);
        ChatMessage again = voice(ann);
        reached(again, JobState.Reserved.class);
        assertThat(billing.calls(jobOf(again).toString())).containsExactly("PUT");
    }

    @Test
    void inATooLargeCrowdANoteIsRefusedUntilThereIsRoom() {
        crowd(MOST);

        ChatMessage note = voice(ann);
        ChatMessage word = said(ann, "🚦");
        assertThat(word.text()).contains("So many notes", "Nothing was charged", "in a few minutes");
        assertThat(state(note)).isEqualTo(new JobState.Rejected(new Rejection.TooBusy()));
        assertThat(billing.calls(jobOf(note).toString())).isEmpty();

        database.change("DELETE FROM gateway.jobs WHERE chat_id = $1", crowdsChat());
        clock.advance(Duration.ofSeconds(2));
        queued(voice(ann));
    }

    @Test
    void whoeverIsRefusedHearsItInTheirLanguage() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        crowd(MOST);

        voice(oleg);

        assertThat(said(oleg, "🚦").text()).contains("Сейчас в работе так много записей", "Ничего не списано.");
    }

    @Test
    void ofManyThatComeAtOnceThoseThatCameFirstAreWithin() {
        List<Job> jobs = Stream.generate(() -> leftNotes.accepted(ann, Duration.ofSeconds(10)))
                .limit(5)
                .toList();

        assertThat(jobs)
                .map(job -> openJobs.isBeyondSendersLimit(job, 3))
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void endedJobsAreNotCounted() {
        Job first = leftNotes.accepted(ann, Duration.ofSeconds(10));
        Job second = leftNotes.accepted(ann, Duration.ofSeconds(10));
        assertThat(openJobs.isBeyondSendersLimit(second, 1)).isTrue();

        ends.failed(first.id(), FailureCode.NO_SPEECH);

        assertThat(openJobs.isBeyondSendersLimit(second, 1)).isFalse();
    }

    @Test
    void aNoteThatWasAdmittedIsNotRefusedForThoseThatCameLater() throws InterruptedException {
        billing.shut();
        ChatMessage note = voice(ann);
        accepted(note);
        said(ann, "⏳");
        billing.open();
        crowd(MOST + 10);
        database.change("UPDATE gateway.jobs SET sender_id = $1 WHERE chat_id = $2", ann.id(), crowdsChat());

        clock.advance(Duration.ofSeconds(16));
        sweeper.sweep();

        assertThat(state(note)).isNotInstanceOf(JobState.Rejected.class);
        assertThat(state(note)).isNotInstanceOf(JobState.Accepted.class);
    }

    @Test
    void theCrowdIsCountedOnceASecondAtMost() {
        Job job = leftNotes.accepted(ann, Duration.ofSeconds(10));
        Instant early = job.acceptedAt().minus(Duration.ofHours(1));

        clock.standStill();
        try {
            assertThat(admitJob.rejection(job)).isEmpty();
            database.change(CROWD, crowdsChat(), early, early.plus(Duration.ofDays(1)), MOST);
            clock.advance(Duration.ofMillis(999));
            assertThat(admitJob.rejection(job)).isEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(admitJob.rejection(job)).contains(new Rejection.TooBusy());
        } finally {
            clock.goOn();
        }
    }
}
