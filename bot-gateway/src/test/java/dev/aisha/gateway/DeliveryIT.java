package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.delivery.DeliverTranscript;
import dev.aisha.gateway.delivery.ShowProgress;
import dev.aisha.gateway.jobs.ConcludeJob;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a transcript gets into the chat when Telegram, the store, billing or the user get in its way. */
@QuarkusTest
class DeliveryIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    DeliverTranscript deliverTranscript;

    @Inject
    ShowProgress showProgress;

    @Inject
    ConcludeJob concludeJob;

    @Inject
    Database database;

    private String delivery(JobId id) {
        return database.row("SELECT state FROM gateway.deliveries WHERE job_id = $1", id.value())
                .orElseThrow()
                .getString("state");
    }

    private void delivery(JobId id, String state) {
        eventually().until(() -> delivery(id).equals(state));
    }

    private void laterSwept(Duration time) throws InterruptedException {
        clock.advance(time);
        sweeper.sweep();
    }

    @Test
    void aUserWhoBlockedTheBotGetsNothingAndItIsKeptInTheHistory() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        ann.block();
        worker.transcribe(job, 10, "unseen");
        delivery(job.id(), "UNDELIVERABLE");

        assertThat(state(note)).isInstanceOf(JobState.Done.class);
        assertThat(database.row(
                        "SELECT id FROM gateway.transcripts WHERE id = $1",
                        job.id().value()))
                .isPresent();
    }

    @Test
    void aUserWhoBlockedTheBotBeforeItAnsweredIsNotWrittenToAgainAndAgain() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().failNext("sendMessage", 1, 403, "Forbidden: bot was blocked by the user");
        TranscriptionJob job = queued(voice(ann));
        ann.block();

        laterSwept(Duration.ofMinutes(1));
        worker.transcribe(job, 10, "unseen");
        delivery(job.id(), "UNDELIVERABLE");
        laterSwept(Duration.ofMinutes(1));

        assertThat(requests(ann, "sendMessage")).hasSize(2);
    }

    @Test
    void aDeletedPlaceholderIsReplacedByAMessageOfItsOwn() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        ChatMessage placeholder = said(ann, "⏳");

        ann.delete(placeholder);
        worker.transcribe(job, 10, "sent anew");
        ChatMessage transcript = said(ann, "sent anew");

        assertThat(transcript.id()).isNotEqualTo(placeholder.id());
        assertThat(transcript.replyTo()).isEqualTo(note.id());
        delivery(job.id(), "DELIVERED");
    }

    @Test
    void aNoteThatWasDeletedIsAnsweredAllTheSame() {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().dropRequest("sendMessage", 1);
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        ann.delete(note);
        worker.transcribe(job, 10, "no note, no placeholder");

        clock.advance(Duration.ofMinutes(1));
        eventually().untilAsserted(() -> {
            sweeper.sweep();
            assertThat(ann.fromBot())
                    .singleElement()
                    .satisfies(message -> assertThat(message.text()).startsWith("no note, no placeholder"));
        });
    }

    @Test
    void anEditWhoseAnswerWasLostIsRepeatedAndShowsOnce() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        telegram.faults().dropReply("editMessageText", 1);
        worker.transcribe(job, 10, "edited, not told");
        said(ann, "edited, not told");
        eventually().until(() -> requests(ann, "editMessageText").size() == 1);
        assertThat(delivery(job.id())).isEqualTo("READY");
        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });

        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().contains("edited"))
                .hasSize(1);
        assertThat(requests(ann, "editMessageText").getLast().description()).contains("not modified");
    }

    /** However often that is: five attempts are made of what Telegram refuses for other reasons. */
    @Test
    void aTranscriptWaitsForTheNewTokenWhereTheOldOneIsRevoked() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));
        said(ann, "⏳");

        telegram.faults().failNext("editMessageText", 8, 401, "Unauthorized");
        worker.transcribe(job, 10, "by the new token");
        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });

        assertThat(requests(ann, "editMessageText")).hasSizeGreaterThanOrEqualTo(9);
        said(ann, "by the new token");
    }

    @Test
    void aPlaceholderIsSentByTheNewTokenWhereTheOldOneIsRevoked() {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().failNext("sendMessage", 1, 401, "Unauthorized");

        queued(voice(ann));
        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(requests(ann, "sendMessage")).hasSize(2);
        });

        said(ann, "⏳");
    }

    /** By entities, which no text can break. */
    @Test
    void whatIsLongIsFoldedWhateverStandsInIt() {
        LocalUser ann = telegram.newUser("Ann", "en");
        String odd = "<b>a & b</i> _under_ *star* [x](y) 👩‍👩‍👧 שלום ";

        worker.transcribe(queued(voice(ann)), 10, odd.repeat(30));
        assertFolded(said(ann, "👩‍👩‍👧 שלום <b>"), odd.repeat(30).strip());

        LocalUser bob = telegram.newUser("Bob", "en");
        worker.transcribe(queued(voice(bob)), 10, odd.repeat(800));
        ChatMessage preview = said(bob, "👩‍👩‍👧 שלום <b>");
        assertThat(preview.file()).isPresent();
        assertFolded(preview, preview.text().substring(0, preview.text().indexOf('…') + 1));
    }

    private static void assertFolded(ChatMessage message, String folded) {
        assertThat(message.content().entities())
                .filteredOn(entity -> entity.type().equals("expandable_blockquote"))
                .singleElement()
                .satisfies(quote -> assertThat(
                                message.text().substring(quote.offset(), quote.offset() + quote.length()))
                        .isEqualTo(folded));
    }

    @Test
    void aDocumentWhoseAnswerWasLostIsPutThereAgainAndShowsOnce() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        telegram.faults().dropReply("editMessageMedia", 1);
        worker.transcribe(job, 10, "word ".repeat(1_000));
        eventually().until(() -> requests(ann, "editMessageMedia").size() == 1);
        assertThat(delivery(job.id())).isEqualTo("READY");
        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });

        assertThat(requests(ann, "editMessageMedia")).hasSize(2);
        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.file()).isPresent());
    }

    @Test
    void aPlaceholderWhoseAnswerWasLostIsNotSentASecondTime() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().dropReply("sendMessage", 1);
        TranscriptionJob job = queued(voice(ann));

        laterSwept(Duration.ofMinutes(1));
        laterSwept(Duration.ofMinutes(1));
        assertThat(requests(ann, "sendMessage")).hasSize(1);
        worker.transcribe(job, 10, "in a message of its own");
        delivery(job.id(), "DELIVERED");

        assertThat(ann.fromBot())
                .satisfiesExactly(
                        stray -> assertThat(stray.text()).startsWith("⏳"),
                        transcript -> assertThat(transcript.text()).startsWith("in a message of its own"));
    }

    @Test
    void aReplicaThatDiedOverItsPlaceholderIsFollowedByNoSecondOne() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        database.change(
                "UPDATE gateway.deliveries SET message_id = NULL, attempts = 1, due_at = $2 WHERE job_id = $1",
                job.id().value(),
                clock.instant());
        laterSwept(Duration.ofMinutes(1));
        assertThat(requests(ann, "sendMessage")).hasSize(1);
        worker.transcribe(job, 10, "in a message of its own");
        delivery(job.id(), "DELIVERED");

        assertThat(ann.fromBot())
                .satisfiesExactly(
                        stray -> assertThat(stray.text()).startsWith("⏳"),
                        transcript -> assertThat(transcript.text()).startsWith("in a message of its own"));
    }

    @Test
    void aTranscriptWithoutAPlaceholderIsNeverThereTwice() {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().dropRequest("sendMessage", 1);
        TranscriptionJob job = queued(voice(ann));

        telegram.faults().dropReply("sendMessage", 1);
        telegram.faults().dropReply("editMessageText", 1);
        worker.transcribe(job, 10, "only once");
        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });

        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().startsWith("only once"))
                .hasSize(1);
        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().startsWith("⏳"))
                .hasSize(1);
    }

    @Test
    void ofTwoReplicasThatDeliverAtOnceOneShowsTheTranscript() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().dropRequest("sendMessage", 1);
        TranscriptionJob job = queued(voice(ann));
        worker.keep(new TranscriptKeys(job.userId(), job.id()), "shown once");
        concludeJob.conclude(new JobResult.Transcribed(job.id(), 10, 10, 1, 1, "played", null, 5));

        telegram.faults().delay("sendMessage", 1, Duration.ofSeconds(2));
        Thread slow = Thread.ofVirtual().start(() -> deliverTranscript.deliver(job.id()));
        eventually()
                .until(() -> database.row(
                                "SELECT attempts FROM gateway.deliveries WHERE job_id = $1 AND attempts = 1",
                                job.id().value())
                        .isPresent());
        clock.advance(Duration.ofSeconds(31)); // its time is over
        deliverTranscript.deliver(job.id());
        slow.join();

        assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        assertThat(requests(ann, "sendMessage")).hasSize(3);
        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().contains("shown once"))
                .hasSize(1);
    }

    @Test
    void aGroupThatBecameASupergroupIsFollowedAndRemembered() {
        LocalUser group = telegram.newUser("Group", "en");
        LocalUser supergroup = telegram.newUser("Supergroup", "en");
        queued(voice(supergroup));
        ChatMessage note = voice(group);
        TranscriptionJob job = queued(note);
        said(group, "⏳");

        telegram.faults().moved("editMessageText", 1, supergroup.chat());
        worker.transcribe(job, 10, "after the move");
        ChatMessage transcript = said(supergroup, "after the move");
        delivery(job.id(), "DELIVERED");

        assertThat(transcript.replyTo()).isNull();
        assertThat(job(note).note().message().chatId()).isEqualTo(supergroup.chat());
        assertThat(group.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("⏳"));
    }

    @Test
    void aPlaceholderFollowsAGroupThatBecameASupergroup() {
        LocalUser group = telegram.newUser("Group", "en");
        LocalUser supergroup = telegram.newUser("Supergroup", "en");
        queued(voice(supergroup));

        telegram.faults().moved("sendMessage", 1, supergroup.chat());
        TranscriptionJob job = queued(voice(group));
        worker.transcribe(job, 10, "where everybody is");
        said(supergroup, "where everybody is");

        assertThat(group.fromBot()).isEmpty();
        assertThat(supergroup.fromBot()).hasSize(2);
    }

    @Test
    void aProgressWhoseAnswerWasLostHoldsTheTranscriptUpNoLongerThanItsCallCanTake() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        telegram.faults().dropReply("editMessageText", 1);
        showProgress.show(new JobProgress(job.id(), 40, 100));
        worker.transcribe(job, 10, "twelve seconds later");
        reached(note, JobState.Done.class);
        laterSwept(Duration.ofSeconds(4));
        assertThat(delivery(job.id())).isEqualTo("READY");
        laterSwept(Duration.ofSeconds(9));

        assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        assertThat(requests(ann, "editMessageText")).hasSize(2);
    }

    @Test
    void telegramsWordToWaitIsObeyed() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        telegram.faults().retryAfter("editMessageText", 1, Duration.ofSeconds(40));
        worker.transcribe(job, 10, "after a while");
        eventually().until(() -> requests(ann, "editMessageText").size() == 1);
        laterSwept(Duration.ofSeconds(35));
        assertThat(requests(ann, "editMessageText")).hasSize(1);

        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(10));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });
    }

    @Test
    void deliveringTwiceShowsOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        worker.transcribe(job, 10, "once");
        delivery(job.id(), "DELIVERED");

        deliverTranscript.deliver(job.id());

        assertThat(requests(ann, "editMessageText")).hasSize(1);
        assertThat(ann.fromBot()).hasSize(1);
    }

    @Test
    void afterALongJobAShortReplyRingsTheBellOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        ChatMessage placeholder = said(ann, "⏳");

        clock.advance(Duration.ofSeconds(31));
        worker.transcribe(job, 10, "at last");
        ChatMessage bell = said(ann, "✅");
        deliverTranscript.deliver(job.id());

        assertThat(bell.replyTo()).isEqualTo(placeholder.id());
        assertThat(ann.fromBot()).hasSize(2);
    }

    @Test
    void aTranscriptDoesNotWaitForBilling() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        billing.shut();
        worker.transcribe(job, 10, "not yet paid");
        ChatMessage transcript = said(ann, "not yet paid");
        assertThat(transcript.text()).endsWith("⏱ 10 s");
        assertThat(state(note)).isEqualTo(new JobState.Done(job.userId(), 10, new Settlement.Due()));

        billing.open();
        laterSwept(Duration.ofSeconds(20));
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("CAPTURED");
        assertThat(state(note))
                .isInstanceOfSatisfying(
                        JobState.Done.class,
                        done -> assertThat(done.settlement()).isInstanceOf(Settlement.Captured.class));
    }

    @Test
    void aTranscriptThatCannotBeReadYetIsDeliveredLater() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        worker.tell(new JobResult.Transcribed(job.id(), 10, 4, 1, 1, "played", null, 5));
        delivery(job.id(), "READY");
        worker.keep(new TranscriptKeys(job.userId(), job.id()), "late");

        eventually().untilAsserted(() -> {
            laterSwept(Duration.ofSeconds(20));
            assertThat(delivery(job.id())).isEqualTo("DELIVERED");
        });
        said(ann, "late");
    }

    @Test
    void progressIsShownAtMostEveryThreeSecondsAndNeverBackwards() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        showProgress.show(new JobProgress(job.id(), 40, 100));
        showProgress.show(new JobProgress(job.id(), 60, 100));
        clock.advance(Duration.ofSeconds(4));
        showProgress.show(new JobProgress(job.id(), 20, 100));
        showProgress.show(new JobProgress(job.id(), 80, 100));

        eventually().until(() -> requests(ann, "editMessageText").size() == 2);
        assertThat(requests(ann, "editMessageText"))
                .extracting(request -> request.parameter("text"))
                .containsExactly("⏳ Transcribing… 40 %", "⏳ Transcribing… 80 %");
    }

    @Test
    void progressOfLongAudioTellsItsMinutes() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        showProgress.show(new JobProgress(job.id(), 720, 1800));

        said(ann, "⏳ Transcribing… 40 % (12 of 30 min)");
    }

    @Test
    void aLateProgressNeverOverwritesATranscript() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        telegram.faults().delay("editMessageText", 1, Duration.ofSeconds(1));
        worker.tell(new JobProgress(job.id(), 5, 10));
        eventually()
                .until(() -> database.row(
                                "SELECT due_at FROM gateway.deliveries WHERE job_id = $1 AND shown_percent = 50",
                                job.id().value())
                        .isPresent());
        worker.transcribe(job, 10, "the transcript");
        delivery(job.id(), "DELIVERED");
        worker.tell(new JobProgress(job.id(), 6, 10));
        eventually().until(() -> requests(ann, "editMessageText").size() == 2);

        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("the transcript"));
    }
}
