package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.billing.ReserveCoins;
import dev.aisha.gateway.billing.SettleJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.delivery.PlaceMessage;
import dev.aisha.gateway.jobs.ConcludeJob;
import dev.aisha.gateway.jobs.Inbox;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.submission.SubmitJob;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.gateway.work.BoundedWork;
import dev.aisha.gateway.work.Rush;
import dev.aisha.gateway.work.WorkConfig;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was left behind, by peers that were away and by replicas that died between two steps, is taken up again. */
@QuarkusTest
class SweepJobsIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    ReserveCoins reserveCoins;

    @Inject
    PlaceMessage placeMessage;

    @Inject
    SubmitJob submitJob;

    @Inject
    ConcludeJob concludeJob;

    @Inject
    SettleJob settleJob;

    @Inject
    JobEnds ends;

    @Inject
    Inbox inbox;

    @Inject
    Rush rush;

    @Inject
    BoundedWork work;

    @Inject
    WorkConfig workConfig;

    @Inject
    Database database;

    private void laterSwept(Duration time) throws InterruptedException {
        clock.advance(time);
        sweeper.sweep();
    }

    /** A job that was kept while billing was away, and that nobody is at. */
    private Job leftAccepted(LocalUser user) {
        billing.shut();
        ChatMessage note = voice(user);
        accepted(note);
        said(user, "⏳");
        billing.open();
        return job(note);
    }

    @Test
    void aNoteThatCameWhileBillingWasAwayIsAnsweredAtOnceAndGoesOnLater() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        Job job = leftAccepted(ann);
        assertThat(job.state()).isInstanceOf(JobState.Accepted.class);

        laterSwept(Duration.ofSeconds(16));

        assertThat(ledger.find(job.id()).orElseThrow().state()).isInstanceOf(JobState.Queued.class);
        assertThat(ann.fromBot()).hasSize(1);
    }

    @Test
    void aFreshNoteIsLeftToTheReplicaThatTookIt() throws InterruptedException {
        Job job = leftAccepted(telegram.newUser("Ann", "en"));

        sweeper.sweep();

        assertThat(ledger.find(job.id()).orElseThrow().state()).isInstanceOf(JobState.Accepted.class);
    }

    @Test
    void everyStepTakenTwiceIsTakenOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");
        Job accepted = leftAccepted(ann);

        Job reserved = ((ReserveCoins.Next.GoOn) reserveCoins.reserve(accepted)).job();
        assertThat(reserveCoins.reserve(accepted)).isInstanceOf(ReserveCoins.Next.LeaveIt.class);
        placeMessage.place(reserved);
        placeMessage.place(reserved);
        JobState.Reserved held = (JobState.Reserved) reserved.state();
        submitJob.submit(reserved, held);
        submitJob.submit(reserved, held);
        assertThat(worker.entries(accepted.id())).hasSize(1);
        // As the sweeper has it submitted after a replica that died between XADD and row: two entries.
        submitJob.submit(reserved, new JobState.Reserved(held.userId(), held.heldSeconds(), true));
        List<TranscriptionJob> entries = worker.entries(accepted.id());
        JobResult result = new JobResult.Failed(accepted.id(), FailureCode.NO_SPEECH);
        Job failed = concludeJob.conclude(result).orElseThrow();
        assertThat(concludeJob.conclude(result)).isEmpty();
        settleJob.settle(failed);
        settleJob.settle(failed);

        assertThat(entries).hasSize(2);
        assertThat(requests(ann, "sendMessage")).hasSize(1);
        assertThat(billing.stateOf(accepted.id().toString())).isEqualTo("RELEASED");
        assertThat(ledger.find(accepted.id()).orElseThrow().state())
                .isEqualTo(new JobState.Failed(FailureCode.NO_SPEECH, new Settlement.Released()));
    }

    @Test
    void ofTwoReplicasThatConcludeAtOnceOneWins() {
        TranscriptionJob job = queued(voice(telegram.newUser("Ann", "en")));
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());

        assertThat(ends.done(job.id(), 10, keys, new JsonObject())).isPresent();

        assertThat(ends.done(job.id(), 10, keys, new JsonObject())).isEmpty();
        assertThat(ends.failed(job.id(), FailureCode.INTERNAL)).isEmpty();
        assertThat(ledger.reserve(job.id(), job.userId(), 10, Lane.SHORT)).isEmpty();
    }

    @Test
    void aReplicaThatDiedAfterConcludingLeavesSettlingAndDeliveringToTheSweeper() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        concludeJob.conclude(new JobResult.Failed(job.id(), FailureCode.UNREADABLE_AUDIO));
        laterSwept(Duration.ofSeconds(16));

        said(ann, "I cannot read this file");
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
    }

    @Test
    void inARushWhatIsUnderWayIsSeenToThoughNoFirstStepHasAPlace() throws Exception {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));
        concludeJob.conclude(new JobResult.Failed(job.id(), FailureCode.UNREADABLE_AUDIO));
        CountDownLatch over = new CountDownLatch(1);
        IntStream.range(0, workConfig.rush()).forEach(update -> rush.begin());
        Thread sweep;
        try {
            for (int step = 0; step < workConfig.atOnceInRush(); step++) {
                work.startGivingWay(() -> hang(over));
            }

            clock.advance(Duration.ofSeconds(16));
            sweep = Thread.ofVirtual().start(this::sweep);

            said(ann, "I cannot read this file");
        } finally {
            IntStream.range(0, workConfig.rush()).forEach(update -> rush.end());
            over.countDown();
        }
        sweep.join();
    }

    private static void hang(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            sweeper.sweep();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aJobThatItsLaneHasLostIsSubmittedAgainAfterTwoMinutes() throws InterruptedException {
        ChatMessage note = voice(telegram.newUser("Ann", "en"));
        TranscriptionJob job = queued(note);

        laterSwept(Duration.ofSeconds(31));
        assertThat(worker.entries(job.id())).hasSize(1);
        worker.takeOut(job.id());
        laterSwept(Duration.ofSeconds(31));
        laterSwept(Duration.ofSeconds(60));
        assertThat(worker.entries(job.id())).isEmpty();
        laterSwept(Duration.ofSeconds(61));

        assertThat(worker.entries(job.id())).hasSize(1);
        laterSwept(Duration.ofSeconds(31));
        assertThat(worker.entries(job.id())).hasSize(1);
    }

    @Test
    void aJobThatAWorkerHasIsNeverSubmittedAgain() throws InterruptedException {
        ChatMessage note = voice(telegram.newUser("Ann", "en"));
        TranscriptionJob job = queued(note);

        for (int i = 0; i < 10; i++) {
            laterSwept(Duration.ofSeconds(60));
        }

        assertThat(worker.entries(job.id())).hasSize(1);
        assertThat(state(note)).isInstanceOf(JobState.Queued.class);
    }

    @Test
    void aJobPastItsDeadlineFailsIsReleasedAndTold() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        laterSwept(Duration.ofMinutes(31));
        said(ann, "did not get to your note in time");
        worker.transcribe(job, 10, "too late");
        eventually().until(() -> worker.untoldResults() == 0);

        assertThat(state(note)).isEqualTo(new JobState.Failed(FailureCode.DEADLINE_PASSED, new Settlement.Released()));
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
        assertThat(ann.fromBot())
                .filteredOn(message -> message.text().contains("too late"))
                .isEmpty();
    }

    @Test
    void aHoldThatComesIntoBeingAfterTheEndIsGivenBack() {
        Job accepted = leftAccepted(telegram.newUser("Ann", "en"));
        Job failed = concludeJob.giveUp(accepted).orElseThrow();
        settleJob.settle(failed);

        ReserveCoins.Next next = reserveCoins.reserve(accepted);

        assertThat(next).isInstanceOf(ReserveCoins.Next.LeaveIt.class);
        assertThat(billing.stateOf(accepted.id().toString())).isEqualTo("RELEASED");
    }

    @Test
    void aPlaceholderThatCouldNotBePlacedIsPlacedLater() throws InterruptedException {
        LocalUser ann = telegram.newUser("Ann", "en");
        telegram.faults().retryAfter("sendMessage", 1, Duration.ofSeconds(40));
        ChatMessage note = voice(ann);
        queued(note);
        assertThat(ann.fromBot()).isEmpty();

        sweeper.sweep();
        assertThat(ann.fromBot()).isEmpty();
        laterSwept(Duration.ofSeconds(41));

        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("⏳"));
    }

    @Test
    void oldUpdatesAreForgotten() throws InterruptedException {
        clock.advance(Duration.ofDays(4));
        eventually().until(() -> inbox.forgetOld(1000) == 0); // those of other tests are more than one sweep forgets

        assertThat(inbox.isNew(1, 42)).isTrue();
        assertThat(inbox.isNew(1, 42)).isFalse();

        laterSwept(Duration.ofDays(3).plusSeconds(1));

        assertThat(inbox.isNew(1, 42)).isTrue();
    }

    @Test
    void namesAreForgottenOnceBillingHasThem() {
        ChatMessage note = voice(telegram.newUser("Ann", "ann", "en"));
        queued(note);

        assertThat(job(note).note().sender().username()).isNull();
        assertThat(job(note).note().sender().firstName()).isNull();
        assertThat(database.rows(
                        "SELECT id FROM gateway.jobs WHERE state <> 'ACCEPTED' AND sender_first_name IS NOT NULL"))
                .isEmpty();
    }
}
