package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Places;
import dev.aisha.gateway.jobs.SenderLane;
import dev.aisha.gateway.submission.SubmitJob;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Of one sender and lane four jobs are in flight and no more, however many replicas submit them. */
@QuarkusTest
class PlacesIT extends GatewayTest {
    private static final int MOST = 4;

    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    SubmitJob submitJob;

    @Inject
    Places places;

    @Inject
    JobEnds ends;

    @Inject
    Database database;

    @Inject
    LeftNotes leftNotes;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    @SuppressWarnings("NullAway.Init") // by everybodyIsNew
    private LocalUser ann;

    @SuppressWarnings("NullAway.Init") // by everybodyIsNew
    private LocalUser bob;

    @BeforeEach
    void everybodyIsNew() {
        ann = telegram.newUser("Ann", "en");
        bob = telegram.newUser("Bob", "en");
        billing.setBalance(ann.id(), "1000");
        nothingWaits();
    }

    @AfterEach
    void nobodyIsLeft() {
        leftNotes.forget(ann);
        leftNotes.forget(bob);
        nothingWaits();
    }

    /** Other tests leave jobs behind. */
    private void nothingWaits() {
        for (Lane lane : Lane.values()) {
            redis.key().del(lane.stream());
        }
    }

    private static SenderLane shortLane(LocalUser sender) {
        return new SenderLane(sender.id(), Lane.SHORT);
    }

    private void submit(Job job) {
        submitJob.submit(job, (JobState.Reserved) job.state());
    }

    /** The jobs of a lane, in the order of its stream. */
    private List<JobId> inStream(Lane lane) {
        return redis.stream(String.class).xrange(lane.stream(), StreamRange.of("-", "+")).stream()
                .map(entry -> read(requireNonNull(entry.payload().get(JobStreams.BODY)))
                        .id())
                .toList();
    }

    private TranscriptionJob read(String body) {
        try {
            return json.readValue(body, TranscriptionJob.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JobId> ids(List<Job> jobs) {
        return jobs.stream().map(Job::id).toList();
    }

    private JobState stateOf(Job job) {
        return ledger.find(job.id()).orElseThrow().state();
    }

    private long inFlight(LocalUser sender) {
        return database.row("""
                        SELECT count(*) AS jobs FROM gateway.jobs
                        WHERE sender_id = $1 AND state IN ('RESERVED', 'QUEUED') AND place IS NOT NULL""", sender.id()).orElseThrow().getLong("jobs");
    }

    private <T> List<T> allAtOnce(int threads, Callable<T> act) throws Exception {
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<T> started = () -> {
            together.await();
            return act.call();
        };
        try (ExecutorService replicas = Executors.newFixedThreadPool(threads)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : replicas.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> started).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void aSenderOfFiftyNotesIsBeforeAnotherWithFourAtMost() {
        List<Job> many = leftNotes.reserved(ann, 50);
        many.forEach(this::submit);
        Job one = leftNotes.reserved(bob, 1).getFirst();
        submit(one);

        List<JobId> stream = inStream(Lane.SHORT);
        assertThat(stream)
                .containsExactly(
                        many.get(0).id(),
                        many.get(1).id(),
                        many.get(2).id(),
                        many.get(3).id(),
                        one.id());

        List<JobId> inOrder = new ArrayList<>();
        for (Job job : many) {
            inOrder.add(inStream(Lane.SHORT).getFirst());
            assertThat(inFlight(ann)).isLessThanOrEqualTo(MOST);
            ends.failed(job.id(), FailureCode.NO_SPEECH);
            worker.takeOut(job.id());
            worker.takeOut(one.id());
            submitJob.fillPlaces(shortLane(ann));
        }
        assertThat(inOrder).isEqualTo(ids(many));
        assertThat(inStream(Lane.SHORT)).isEmpty();
    }

    @Test
    void theNextOneIsSubmittedAtOnceWhenAJobEnds() {
        List<ChatMessage> notes = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            notes.add(voice(ann));
            queued(notes.getLast());
        }
        ChatMessage fifth = voice(ann);
        reached(fifth, JobState.Reserved.class);
        eventually().until(() -> ann.fromBot().size() == MOST + 1);
        assertThat(ann.fromBot())
                .allSatisfy(message -> assertThat(message.text()).startsWith("⏳"));
        assertThat(worker.entries(jobOf(fifth))).isEmpty();

        worker.fail(queued(notes.get(2)), FailureCode.NO_SPEECH);

        queued(fifth);
        assertThat(inFlight(ann)).isEqualTo(MOST);
    }

    @Test
    void replicasThatSubmitAtOnceNeverExceedTheCapAndTakeTheOldest() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Job> jobs = leftNotes.reserved(ann, 12);

            List<List<JobId>> taken = allAtOnce(8, () -> {
                List<JobId> mine = new ArrayList<>();
                places.take(shortLane(ann), MOST).ifPresent(job -> mine.add(job.id()));
                places.take(shortLane(ann), MOST).ifPresent(job -> mine.add(job.id()));
                return mine;
            });

            assertThat(taken.stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(ids(jobs.subList(0, MOST)));
            assertThat(inFlight(ann)).isEqualTo(MOST);
            leftNotes.forget(ann);
        }
    }

    @Test
    void whileJobsEndAndOthersTakeTheirPlacesTheCapStands() throws Exception {
        List<Job> jobs = leftNotes.reserved(ann, 60);
        Queue<JobId> begun = new ConcurrentLinkedQueue<>();
        Queue<Long> seen = new ConcurrentLinkedQueue<>();

        allAtOnce(8, () -> {
            for (var next = places.take(shortLane(ann), MOST);
                    begun.size() < jobs.size();
                    next = places.take(shortLane(ann), MOST)) {
                seen.add(inFlight(ann));
                next.ifPresent(job -> {
                    begun.add(job.id());
                    ends.failed(job.id(), FailureCode.NO_SPEECH);
                });
            }
            return true;
        });

        assertThat(begun).containsExactlyInAnyOrderElementsOf(ids(jobs));
        assertThat(seen).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(MOST));
        assertThat(inFlight(ann)).isZero();
    }

    /** Whoever holds the place has not committed yet, so that the other does not see it taken. */
    @Test
    void ofTwoThatChooseTheSamePlaceOneChoosesAgain() throws Exception {
        List<Job> jobs = leftNotes.reserved(ann, 2);

        try (Connection slow = connection();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            slow.setAutoCommit(false);
            takePlace(slow, jobs.get(1));
            Future<Job> taking =
                    other.submit(() -> places.take(shortLane(ann), MOST).orElseThrow());
            eventually().until(this::somebodyWaitsForTheIndex);
            slow.commit();

            assertThat(taking.get().id()).isEqualTo(jobs.get(0).id());
        }
        assertThat(place(jobs.get(0))).isEqualTo(2);
        assertThat(place(jobs.get(1))).isEqualTo(1);
    }

    private Connection connection() throws SQLException {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(stores.postgres().jdbcUrl());
        postgres.setUser(LocalPostgres.USER);
        postgres.setPassword(LocalPostgres.PASSWORD);
        return postgres.getConnection();
    }

    private static void takePlace(Connection on, Job job) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement("UPDATE gateway.jobs SET place = 1 WHERE id = ?")) {
            statement.setObject(1, job.id().value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private boolean somebodyWaitsForTheIndex() {
        return database.row("""
                        SELECT pid FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND wait_event = 'transactionid' AND query LIKE '%generate_series%'
                        """).isPresent();
    }

    private int place(Job job) {
        return database.row(
                        "SELECT place FROM gateway.jobs WHERE id = $1", job.id().value())
                .orElseThrow()
                .getInteger("place");
    }

    @Test
    void whoWaitsForAPlaceIsNotLookedAtAgainAndAgain() throws InterruptedException {
        List<Job> jobs = leftNotes.reserved(ann, MOST + 1);
        jobs.forEach(this::submit);
        Job waiting = jobs.getLast();
        String before = version(waiting);

        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(1));
            sweeper.sweep();
        }

        assertThat(stateOf(waiting)).isInstanceOf(JobState.Reserved.class);
        assertThat(version(waiting)).isEqualTo(before);
    }

    private String version(Job job) {
        return database.row(
                        "SELECT xmin::text AS version FROM gateway.jobs WHERE id = $1",
                        job.id().value())
                .orElseThrow()
                .getString("version");
    }

    @Test
    void aPlaceThatADeadReplicaLeftEmptyIsFilledByTheSweeper() throws InterruptedException {
        List<Job> jobs = leftNotes.reserved(ann, MOST + 1);
        jobs.forEach(this::submit);

        ends.failed(jobs.getFirst().id(), FailureCode.NO_SPEECH); // and dies before it goes on
        assertThat(stateOf(jobs.getLast())).isInstanceOf(JobState.Reserved.class);
        sweeper.sweep();

        assertThat(stateOf(jobs.getLast())).isInstanceOf(JobState.Queued.class);
    }

    @Test
    void aJobWhoseReplicaDiedBetweenPlaceAndLaneIsSubmittedLater() throws InterruptedException {
        Job job = leftNotes.reserved(ann, 1).getFirst();

        places.take(shortLane(ann), MOST);
        sweeper.sweep();
        assertThat(inStream(Lane.SHORT)).isEmpty();
        clock.advance(Duration.ofSeconds(16));
        sweeper.sweep();

        assertThat(inStream(Lane.SHORT)).containsExactly(job.id());
        assertThat(stateOf(job)).isInstanceOf(JobState.Queued.class);
    }

    @Test
    void aJobThatIsGivenUpLeavesItsPlaceToTheNext() throws InterruptedException {
        List<Job> early = leftNotes.reserved(ann, MOST);
        early.forEach(this::submit);
        clock.advance(Duration.ofMinutes(20));
        Job late = leftNotes.reserved(ann, 1).getFirst();
        submit(late);

        clock.advance(Duration.ofMinutes(11));
        sweeper.sweep();

        assertThat(stateOf(late)).isInstanceOf(JobState.Queued.class);
        assertThat(inFlight(ann)).isEqualTo(1);
    }

    @Test
    void aJobThatIsSubmittedAgainKeepsItsPlace() throws InterruptedException {
        List<Job> jobs = leftNotes.reserved(ann, MOST + 1);
        jobs.forEach(this::submit);

        worker.takeOut(jobs.getFirst().id());
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(61));
            sweeper.sweep();
        }

        assertThat(inStream(Lane.SHORT))
                .contains(jobs.getFirst().id())
                .doesNotContain(jobs.getLast().id());
        assertThat(inFlight(ann)).isEqualTo(MOST);
    }

    @Test
    void eachLaneHasItsOwnPlaces() {
        leftNotes.reserved(ann, MOST + 1).forEach(this::submit);
        Job film = leftNotes.reserved(ann, Duration.ofHours(1));
        submit(film);

        assertThat(inStream(Lane.LONG)).containsExactly(film.id());
        assertThat(inStream(Lane.SHORT)).hasSize(MOST);
    }

    /** As at an upgrade, or where operators have lowered the cap. */
    @Test
    void whereMoreAreInFlightThanThereArePlacesNobodyIsAddedUntilThereIsRoom() {
        List<Job> jobs = leftNotes.reserved(ann, 8);
        for (int i = 0; i < 6; i++) {
            places.take(shortLane(ann), 6);
        }

        ends.failed(jobs.get(0).id(), FailureCode.NO_SPEECH);
        ends.failed(jobs.get(1).id(), FailureCode.NO_SPEECH);
        assertThat(places.take(shortLane(ann), MOST)).isEmpty();
        assertThat(places.withRoom(MOST, 100)).doesNotContain(shortLane(ann));
        ends.failed(jobs.get(2).id(), FailureCode.NO_SPEECH);

        assertThat(places.withRoom(MOST, 100)).contains(shortLane(ann));
        assertThat(places.take(shortLane(ann), MOST))
                .map(Job::id)
                .contains(jobs.get(6).id());
        assertThat(places.take(shortLane(ann), MOST)).isEmpty();
    }
}
