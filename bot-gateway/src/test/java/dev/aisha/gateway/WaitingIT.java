package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.delivery.EditOutcome;
import dev.aisha.gateway.delivery.Position;
import dev.aisha.gateway.delivery.ShowPosition;
import dev.aisha.gateway.delivery.ShowProgress;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.submission.WaitingEntries;
import dev.aisha.gateway.waiting.TellPositions;
import dev.aisha.gateway.work.PeerUnavailable;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the placeholder tells those whose jobs wait. No worker takes any, but by the test's hand. */
@QuarkusTest
class WaitingIT extends GatewayTest {
    private static final String NEXT = "⏳ In the queue, yours is next";
    private static final String ONE = "⏳ In the queue, 1 note before you";
    private static final String TWO = "⏳ In the queue, 2 notes before you";
    private static final String BEYOND = "⏳ In the queue, more than 200 before you";
    private static final String BEGUN = "⏳ Transcribing…";

    @Inject
    SettableClock clock;

    @Inject
    TellPositions positions;

    @Inject
    ShowPosition showPosition;

    @Inject
    ShowProgress showProgress;

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @SuppressWarnings("NullAway.Init") // by everybodyIsNew
    private LocalUser ann;

    @SuppressWarnings("NullAway.Init") // by everybodyIsNew
    private LocalUser bob;

    @SuppressWarnings("NullAway.Init") // by everybodyIsNew
    private LocalUser cid;

    @BeforeEach
    void everybodyIsNew() {
        ann = telegram.newUser("Ann", "en");
        bob = telegram.newUser("Bob", "en");
        cid = telegram.newUser("Cid", "en");
    }

    /** Other tests leave jobs behind. */
    @BeforeEach
    @AfterEach
    void nothingWaits() {
        for (Lane lane : Lane.values()) {
            redis.key().del(lane.stream());
        }
    }

    private StreamCommands<String, String, String> streams() {
        return redis.stream(String.class);
    }

    private void laterTold() {
        clock.advance(Duration.ofSeconds(6));
        positions.tell();
    }

    /** Every text that was put into a user's placeholder, in order. */
    private List<String> texts(LocalUser user) {
        return requests(user, "editMessageText").stream()
                .map(request -> request.parameter("text"))
                .toList();
    }

    /** Takes the next entry of a lane, as a worker does. */
    private void take(Lane lane) {
        streams()
                .xreadgroup(
                        JobStreams.WORKERS, "worker-of-the-test", lane.stream(), ">", new XReadGroupArgs().count(1));
    }

    private void makeGroup(Lane lane) {
        streams().xgroupCreate(lane.stream(), JobStreams.WORKERS, "0", new XGroupCreateArgs().mkstream());
    }

    private Position seen(ChatMessage note, int ahead, Instant seenAt) {
        JobState.Queued queued = (JobState.Queued) state(note);
        return new Position(jobOf(note), queued.entryId(), ahead, seenAt);
    }

    /** Tells on a thread of its own, as another gateway does, and goes on once it has started on this job. */
    private Thread tellingStarted(JobId first) {
        Thread teller = Thread.ofVirtual().start(positions::tell);
        eventually()
                .until(() -> database.row(
                                "SELECT due_at FROM gateway.deliveries WHERE job_id = $1 AND due_at IS NOT NULL",
                                first.value())
                        .isPresent());
        return teller;
    }

    @Test
    void whoWaitsIsToldHowManyAreBeforeThemAndWhenThatChanges() {
        TranscriptionJob first = queued(voice(ann));
        queued(voice(bob));
        queued(voice(cid));

        laterTold();
        laterTold();
        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).containsExactly(ONE);
        assertThat(texts(cid)).containsExactly(TWO);

        makeGroup(Lane.SHORT);
        take(Lane.SHORT);
        laterTold();
        assertThat(texts(bob)).containsExactly(ONE, NEXT);
        assertThat(texts(cid)).containsExactly(TWO, ONE);
        worker.takeOut(first.id());
        laterTold();

        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).containsExactly(ONE, NEXT);
        assertThat(texts(cid)).containsExactly(TWO, ONE);
        assertThat(ann.fromBot()).hasSize(1);
        assertThat(bob.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo(NEXT));
    }

    @Test
    void aLaneCountsItsOwnJobsOnly() {
        billing.setBalance(bob.id(), "1000");
        queued(voice(ann));
        queued(bob.sendAudio("talk.mp3", "audio/mpeg", new byte[] {1}, Duration.ofMinutes(4)));

        laterTold();

        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).containsExactly(NEXT);
    }

    @Test
    void whoHasJustComeIsNotToldYet() {
        queued(voice(ann));

        clock.advance(Duration.ofMinutes(-1)); // what was submitted just now is not even submitted yet
        positions.tell();
        clock.advance(Duration.ofMinutes(1));
        assertThat(texts(ann)).isEmpty();

        laterTold();
        assertThat(texts(ann)).containsExactly(NEXT);
    }

    @Test
    void aMessageIsNotEditedTwiceWithinThreeSeconds() {
        ChatMessage note = voice(ann);
        queued(note);
        laterTold();
        Instant shownAt = requireNonNull(Database.time(
                database.row(
                                "SELECT shown_at FROM gateway.deliveries WHERE job_id = $1",
                                jobOf(note).value())
                        .orElseThrow(),
                "shown_at"));

        showPosition.show(seen(note, 1, shownAt.plusMillis(2_999)));
        assertThat(texts(ann)).containsExactly(NEXT);
        showPosition.show(seen(note, 1, shownAt.plusSeconds(3)));
        assertThat(texts(ann)).containsExactly(NEXT, ONE);
    }

    @Test
    void whatStandsThereIsNotWrittenAgain() {
        ChatMessage note = voice(ann);
        queued(note);
        laterTold();

        showPosition.show(seen(note, 0, clock.instant().plusSeconds(10))); // by a gateway whose clock is ahead

        assertThat(texts(ann)).containsExactly(NEXT);
    }

    @Test
    void aPercentIsNeverOverwrittenByAPosition() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        Instant before = clock.instant();

        showProgress.show(new JobProgress(job.id(), 45, 100));
        laterTold();
        EditOutcome late = showPosition.show(seen(note, 3, before));
        EditOutcome fresh = showPosition.show(seen(note, 3, clock.instant()));

        assertThat(late).isEqualTo(EditOutcome.OVER);
        assertThat(fresh).isEqualTo(EditOutcome.OVER);
        assertThat(texts(ann)).containsExactly("⏳ Transcribing… 45 %");
    }

    @Test
    void aPositionGivesWayToTheWordThatAWorkerHasBegun() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        laterTold();
        clock.advance(Duration.ofSeconds(4));
        Instant before = clock.instant();

        showProgress.show(new JobProgress(job.id(), 0, 100));
        showPosition.show(seen(note, 1, before));
        clock.advance(Duration.ofSeconds(4));
        showProgress.show(new JobProgress(job.id(), 0, 100));
        showProgress.show(new JobProgress(job.id(), 50, 100));

        assertThat(texts(ann)).containsExactly(NEXT, BEGUN, "⏳ Transcribing… 50 %");
    }

    @Test
    void thatAWorkerHasBegunIsNotToldToThoseWhoSawNoPosition() {
        TranscriptionJob job = queued(voice(ann));

        showProgress.show(new JobProgress(job.id(), 0, 100));

        assertThat(texts(ann)).isEmpty();
    }

    @Test
    void twoGatewaysTellAPositionOnce() throws InterruptedException {
        TranscriptionJob first = queued(voice(ann));
        queued(voice(bob));
        clock.advance(Duration.ofSeconds(6));

        telegram.faults().delay("editMessageText", 1, Duration.ofSeconds(1));
        Thread other = tellingStarted(first.id());
        positions.tell();
        other.join();
        laterTold();

        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).containsExactly(ONE);
    }

    @Test
    void whatAnotherGatewaySawEarlierIsNotToldAfterwards() {
        ChatMessage note = voice(ann);
        queued(note);
        Instant earlier = clock.instant();
        laterTold();
        clock.advance(Duration.ofSeconds(6));

        showPosition.show(seen(note, 7, earlier));

        assertThat(texts(ann)).containsExactly(NEXT);
    }

    @Test
    void aJobThatEndsMeanwhileKeepsItsTranscript() throws InterruptedException {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        clock.advance(Duration.ofSeconds(6));

        telegram.faults().delay("editMessageText", 1, Duration.ofSeconds(1));
        Thread other = tellingStarted(job.id());
        worker.transcribe(job, 10, "the transcript");
        reached(note, JobState.Done.class);
        other.join();
        said(ann, "the transcript");
        showPosition.show(new Position(job.id(), "1-1", 2, clock.instant()));
        laterTold();

        eventually().until(() -> texts(ann).size() == 2);
        assertThat(texts(ann).getFirst()).isEqualTo(NEXT);
        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("the transcript"));
    }

    @Test
    void behindTwoHundredNobodyCounts() {
        queued(voice(ann));
        String lane = Lane.SHORT.stream();
        StreamMessage<String, String, String> entry =
                streams().xrange(lane, StreamRange.of("-", "+")).getFirst();
        List<String> copies = IntStream.range(0, WaitingEntries.COUNTED)
                .mapToObj(copy -> streams().xadd(lane, entry.payload()))
                .toList();
        queued(voice(bob));
        queued(voice(cid));

        laterTold();
        laterTold();
        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).containsExactly(BEYOND);
        assertThat(texts(cid)).containsExactly(BEYOND);

        streams().xdel(lane, copies.getFirst());
        laterTold();

        assertThat(texts(bob)).containsExactly(BEYOND, "⏳ In the queue, 200 notes before you");
        assertThat(texts(cid)).containsExactly(BEYOND);
    }

    @Test
    void telegramsWordToWaitEndsALookAndIsObeyed() {
        queued(voice(ann));
        queued(voice(bob));

        telegram.faults().retryAfter("editMessageText", 1, Duration.ofSeconds(40));
        laterTold();
        assertThat(texts(ann)).hasSize(1);
        assertThat(texts(bob)).isEmpty();
        laterTold();
        assertThat(texts(ann)).hasSize(1);
        assertThat(texts(bob)).containsExactly(ONE);

        clock.advance(Duration.ofSeconds(40));
        laterTold();
        laterTold();
        assertThat(texts(ann)).containsExactly(NEXT, NEXT);
    }

    @Test
    void anEditWhoseAnswerWasLostIsRepeatedWhenItsTimeIsOver() {
        queued(voice(ann));

        telegram.faults().dropReply("editMessageText", 1);
        laterTold();
        laterTold();
        assertThat(texts(ann)).hasSize(1);

        clock.advance(Duration.ofSeconds(30));
        laterTold();
        laterTold();
        assertThat(requests(ann, "editMessageText")).hasSize(2);
        assertThat(requests(ann, "editMessageText").getLast().description()).contains("not modified");
    }

    @Test
    void aPlaceholderThatIsGoneIsNotAskedForAgainAndAgain() {
        queued(voice(ann));
        ann.delete(said(ann, "⏳"));

        laterTold();
        laterTold();

        assertThat(requests(ann, "editMessageText")).hasSize(1);
    }

    @Test
    void whatWasSeenIsNotToldWhenItIsOld() throws InterruptedException {
        TranscriptionJob first = queued(voice(ann));
        queued(voice(bob));
        clock.advance(Duration.ofSeconds(6));

        telegram.faults().delay("editMessageText", 1, Duration.ofSeconds(1));
        Thread slow = tellingStarted(first.id());
        clock.advance(Duration.ofHours(1)); // as often as these tests' gateway looks
        slow.join();

        assertThat(texts(ann)).containsExactly(NEXT);
        assertThat(texts(bob)).isEmpty();
    }

    @Test
    void whereRedisIsAwayALaterLookTells() {
        queued(voice(ann));
        clock.advance(Duration.ofSeconds(6));

        stores.redis().kill();
        assertThatThrownBy(positions::tell).isInstanceOf(PeerUnavailable.class);
        stores.redis().startAgain();

        eventually().ignoreExceptions().untilAsserted(() -> {
            positions.tell();
            assertThat(texts(ann)).containsExactly(NEXT);
        });
    }
}
