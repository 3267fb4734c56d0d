package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.StatementRefused;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened to a note reads as a story, in order, whatever its end. */
@QuarkusTest
class HistoryIT extends GatewayTest {
    private static final String HISTORY = "SELECT event, detail FROM gateway.job_events WHERE job_id = $1 ORDER BY id";

    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    Database database;

    private List<Row> history(JobId id) {
        return database.rows(HISTORY, id.value());
    }

    private List<String> events(ChatMessage note) {
        return history(jobOf(note)).stream().map(row -> row.getString("event")).toList();
    }

    private JsonObject detail(ChatMessage note, String event) {
        return history(jobOf(note)).stream()
                .filter(row -> row.getString("event").equals(event))
                .findFirst()
                .orElseThrow()
                .getJsonObject("detail");
    }

    private void happened(ChatMessage note, String event) {
        eventually().until(() -> events(note).contains(event));
    }

    @Test
    void aNoteThatBecomesText() {
        LocalUser ann = telegram.newUser("Ann", "ann_canary", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        ChatMessage placeholder = said(ann, "⏳");
        worker.transcribe(job, 12, "text_canary");
        happened(note, "delivered");

        assertThat(events(note))
                .containsExactly(
                        "accepted",
                        "reserved",
                        "placing",
                        "placed",
                        "queued",
                        "done",
                        "ready",
                        "captured",
                        "delivering",
                        "delivered");
        assertThat(detail(note, "accepted"))
                .isEqualTo(new JsonObject()
                        .put("kind", "voice")
                        .put("announcedSeconds", 10)
                        .put("bytes", 3));
        assertThat(detail(note, "reserved"))
                .isEqualTo(new JsonObject()
                        .put("user", job.userId().toString())
                        .put("heldSeconds", 10)
                        .put("lane", "short"));
        assertThat(detail(note, "queued").getString("lane")).isEqualTo("short");
        assertThat(detail(note, "queued").getString("entry")).contains("-");
        assertThat(detail(note, "queued").getInteger("place")).isEqualTo(1);
        assertThat(detail(note, "done")).isEqualTo(new JsonObject().put("seconds", 12));
        assertThat(detail(note, "captured").getInteger("freeSeconds")).isZero();
        assertThat(detail(note, "delivered").getLong("message")).isEqualTo(placeholder.id());
        assertThat(history(job.id()))
                .noneMatch(row -> row.getJsonObject("detail").encode().contains("canary"));
    }

    @Test
    void aNoteThatFails() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        worker.fail(queued(note), FailureCode.NO_SPEECH);
        happened(note, "delivered");

        assertThat(events(note))
                .containsExactly(
                        "accepted",
                        "reserved",
                        "placing",
                        "placed",
                        "queued",
                        "failed",
                        "ready",
                        "released",
                        "delivering",
                        "delivered");
        assertThat(detail(note, "failed")).isEqualTo(new JsonObject().put("code", "NO_SPEECH"));
    }

    @Test
    void aNoteThatIsRejected() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = ann.sendAudio("canary.mp3", "audio/mpeg", new byte[] {1}, Duration.ofMinutes(5));
        happened(note, "delivered");

        assertThat(events(note)).containsExactly("accepted", "rejected", "ready", "delivering", "placed", "delivered");
        assertThat(detail(note, "rejected").getString("code")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(history(jobOf(note)))
                .noneMatch(row -> row.getJsonObject("detail").encode().contains("canary"));
    }

    @Test
    void aNoteThatItsLaneLost() throws InterruptedException {
        ChatMessage note = voice(telegram.newUser("Ann", "en"));
        TranscriptionJob job = queued(note);
        String lost = detail(note, "queued").getString("entry");

        worker.takeOut(job.id());
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofSeconds(61));
            sweeper.sweep();
        }

        assertThat(events(note)).containsExactly("accepted", "reserved", "placing", "placed", "queued", "requeued");
        JobState.Queued queued = (JobState.Queued) state(note);
        assertThat(detail(note, "requeued").getString("entry")).isEqualTo(queued.entryId());
        assertThat(detail(note, "requeued").getString("lostEntry")).isEqualTo(lost);
    }

    @Test
    void aNoteWhoseSenderBlocksTheBot() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        ann.block();
        worker.transcribe(job, 10, "unseen");
        happened(note, "undeliverable");

        assertThat(events(note)).endsWith("done", "ready", "captured", "delivering", "undeliverable");
        assertThat(detail(note, "undeliverable"))
                .isEqualTo(new JsonObject().put("reason", "blocked").put("attempts", 1));
    }

    @Test
    void aMessageThatIsSentAnew() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        ann.delete(said(ann, "⏳"));
        worker.transcribe(job, 10, "sent anew");
        happened(note, "delivered");

        assertThat(events(note)).endsWith("captured", "delivering", "placed_anew", "delivered");
    }

    @Test
    void historyIsNotRewrittenAndGoesWithItsJob() {
        ChatMessage note = voice(telegram.newUser("Ann", "en"));
        TranscriptionJob job = queued(note);

        assertThatThrownBy(() -> database.change(
                        "UPDATE gateway.job_events SET event = 'other' WHERE job_id = $1",
                        job.id().value()))
                .isInstanceOf(StatementRefused.class);
        worker.takeOut(job.id());
        database.change("DELETE FROM gateway.jobs WHERE id = $1", job.id().value());

        assertThat(history(job.id())).isEmpty();
    }
}
