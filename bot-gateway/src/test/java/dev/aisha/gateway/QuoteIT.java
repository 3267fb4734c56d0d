package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before much is spent, its sender is asked. */
@QuarkusTest
class QuoteIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    Database database;

    @SuppressWarnings("NullAway.Init") // by sheIsNewAndRich
    private LocalUser ann;

    @BeforeEach
    void sheIsNewAndRich() {
        ann = telegram.newUser("Ann", "en");
        billing.setBalance(ann.id(), "1000.00");
    }

    private static ChatMessage dear(LocalUser user) {
        return user.sendVoice(new byte[] {1, 2, 3}, Duration.ofMinutes(5), "audio/ogg");
    }

    private ChatMessage quoted(ChatMessage note) {
        reached(note, JobState.Quoted.class);
        return said(ann, "💬");
    }

    private void assertNotBegun(ChatMessage note) {
        assertThat(worker.entries(jobOf(note))).isEmpty();
        assertThat(billing.stateOf(jobOf(note).toString())).isEqualTo("HELD");
    }

    private List<String> events(ChatMessage note) {
        return database
                .rows(
                        "SELECT event FROM gateway.job_events WHERE job_id = $1 ORDER BY id",
                        jobOf(note).value())
                .stream()
                .map(row -> row.getString("event"))
                .toList();
    }

    @Test
    void aDearNoteIsQuotedAndBegunOnceItsSenderAgrees() {
        ChatMessage note = dear(ann);

        ChatMessage quote = quoted(note);
        assertThat(quote.text()).contains("5 min long", "300.00 coins at most");
        assertThat(quote.replyTo()).isEqualTo(note.id());
        assertThat(quote.buttons().getFirst()).extracting(Button::text).containsExactly("✅ Go", "No");
        assertNotBegun(note);

        assertThat(answered(ann.press(quote, "✅ Go"))).isEqualTo("On its way.");
        TranscriptionJob job = queued(note);
        worker.transcribe(job, 290, "worth it");

        ChatMessage transcript = said(ann, "worth it");
        assertThat(transcript.id()).isEqualTo(quote.id());
        assertThat(transcript.text()).contains("290.00 coins");
        assertThat(ann.fromBot()).hasSize(1);
        assertThat(events(note)).startsWith("accepted", "quoted", "placing", "placed", "agreed", "queued", "done");
    }

    /** The first one stands, or it does not: nobody knows. */
    @Test
    void aQuoteWhoseAnswerWasLostIsSentAgain() throws InterruptedException {
        telegram.faults().dropReply("sendMessage", 1);
        ChatMessage note = dear(ann);
        quoted(note);
        eventually().until(() -> events(note).contains("not_placed"));

        clock.advance(Duration.ofMinutes(1));
        sweeper.sweep();

        eventually().until(() -> ann.fromBot().size() == 2);
        ChatMessage second = ann.fromBot().getLast();
        answered(ann.press(second, "✅ Go"));
        worker.transcribe(queued(note), 290, "worth it");
        assertThat(said(ann, "worth it").id()).isEqualTo(second.id());
    }

    /** 1 coin a second; MP3 at 128 kbit/s. */
    @Test
    void aFileThatSaysNothingOfItsLengthIsQuotedByItsSize() {
        billing.setBalance(ann.id(), "1000.00");
        ChatMessage file = ann.sendDocument("talk.mp3", "audio/mpeg", new byte[16_000 * 400]);

        ChatMessage quote = said(ann, "By its size it may last about 6 min 40 s");
        assertThat(quote.text()).contains("about 400.00 coins");
        answered(ann.press(quote, "✅ Go"));
        worker.transcribe(queued(file), 380, "worth it");

        assertThat(said(ann, "worth it").text()).contains("380.00 coins", "balance 620.00");
    }

    @Test
    void whereCoinsDoNotReachForAGuessAMinuteIsHeldAndTheWorkerMeasures() {
        billing.setBalance(ann.id(), "100.00");
        ChatMessage file = ann.sendDocument("talk.wav", "audio/wav", new byte[64_000 * 101]);

        TranscriptionJob job = queued(file);
        assertThat(job.heldSeconds()).isEqualTo(60);
        worker.transcribe(job, 30, "short it was");

        assertThat(said(ann, "short it was").text()).contains("30.00 coins", "balance 70.00");
        assertThat(billing.calls(jobOf(file).toString())).containsExactly("PUT", "PUT", "capture");
    }

    @Test
    void whoeverSaysNoPaysNothing() {
        ChatMessage note = dear(ann);

        assertThat(answered(ann.press(quoted(note), "No"))).isEqualTo("Cancelled.");

        assertThat(said(ann, "You cancelled this note").buttons()).isEmpty();
        eventually()
                .until(() -> state(note).equals(new JobState.Failed(FailureCode.CANCELLED, new Settlement.Released())));
        assertThat(worker.entries(jobOf(note))).isEmpty();
    }

    @Test
    void whoeverDoesNotAnswerPaysNothingAndIsTold() throws InterruptedException {
        ChatMessage note = dear(ann);
        ChatMessage quote = quoted(note);
        Button go = quote.button("✅ Go").orElseThrow();

        clock.advance(Duration.ofMinutes(59));
        sweeper.sweep();
        assertNotBegun(note);
        clock.advance(Duration.ofMinutes(2));
        sweeper.sweep();

        assertThat(said(ann, "You did not say").text()).contains("Nothing was charged");
        eventually()
                .until(() ->
                        state(note).equals(new JobState.Failed(FailureCode.NOT_AGREED, new Settlement.Released())));
        assertThat(answered(ann.press(quote.id(), go))).contains("no longer works");
        assertThat(worker.entries(jobOf(note))).isEmpty();
    }

    @Test
    void onlyItsSenderAgreesAndOnlyOnce() {
        ChatMessage note = dear(ann);
        ChatMessage quote = quoted(note);
        Button go = quote.button("✅ Go").orElseThrow();
        LocalUser bob = telegram.newUser("Bob", "en");
        bob.send("/help");
        ChatMessage his = said(bob, "Send or forward");

        assertThat(answered(bob.press(his.id(), go))).contains("no longer works");
        assertNotBegun(note);

        assertThat(answered(ann.press(quote.id(), go))).isEqualTo("On its way.");
        queued(note);
        assertThat(answered(ann.press(quote.id(), go))).contains("no longer works");
        assertThat(worker.entries(jobOf(note))).hasSize(1);
    }

    /** The time for the job begins when it is agreed to. */
    @Test
    void whoeverThinksItOverLosesNoTimeForTheJob() throws InterruptedException {
        ChatMessage note = dear(ann);
        ChatMessage quote = quoted(note);

        clock.advance(Duration.ofMinutes(50));
        ann.press(quote, "✅ Go");
        queued(note);

        assertThat(job(note).deadline()).isAfterOrEqualTo(job(note).acceptedAt().plus(Duration.ofMinutes(80)));
    }

    @Test
    void aQuoteThatIsOpenKeepsNoOtherNoteWaiting() {
        ChatMessage first = dear(ann);
        quoted(first);

        ChatMessage second = voice(ann);

        queued(second);
        assertThat(state(first)).isInstanceOf(JobState.Quoted.class);
    }

    @Test
    void whoeverPlacesAMessageLaterPlacesTheQuote() throws InterruptedException {
        telegram.faults().retryAfter("sendMessage", 1, Duration.ofSeconds(30));
        ChatMessage note = dear(ann);
        reached(note, JobState.Quoted.class);

        clock.advance(Duration.ofMinutes(1));
        sweeper.sweep();

        quoted(note);
    }

    @Test
    void inTheUsersLanguage() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        billing.setBalance(oleg.id(), "1000.00");

        ChatMessage note = dear(oleg);
        ChatMessage quote = said(oleg, "💬");

        assertThat(quote.text()).contains("5 мин", "300,00");
        oleg.press(quote, "✅ Да");
        queued(note);
    }
}
