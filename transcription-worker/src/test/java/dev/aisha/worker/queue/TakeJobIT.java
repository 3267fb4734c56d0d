package dev.aisha.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole workers, with made-up work, on a real Redis. */
class TakeJobIT {
    private static final Map<String, String> NO_GRACE = Map.of("drain-grace", "PT0S", "rescue-every", "PT0.05S");
    private static final Map<String, String> IMPATIENT =
            Map.of("rescue-after", "PT0S", "rescue-every", "PT0.05S", "heartbeat-every", "PT0.05S");
    private static final Map<String, String> PATIENT =
            Map.of("rescue-after", "PT1S", "rescue-every", "PT0.05S", "heartbeat-every", "PT0.05S");

    /** One of each lane may come when there is a slot for one of them. */
    private static final Map<String, String> HANDED_BACK_IS_FOUND_SOON = Map.of("rescue-every", "PT0.05S");

    private static QueueKit kit;

    private final List<TakeJob> workers = new ArrayList<>();
    private final List<JobId> begun = Collections.synchronizedList(new ArrayList<>());
    private final List<JobId> cancelled = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @BeforeAll
    static void startRedis() {
        kit = new QueueKit();
    }

    @AfterAll
    static void stopRedis() {
        kit.close();
    }

    @BeforeEach
    void emptyQueue() {
        kit.forgetEverything();
        kit.queue("test").makeGroups();
    }

    @AfterEach
    void stopWorkers() throws Exception {
        mayEnd.countDown();
        for (TakeJob worker : workers) {
            worker.stop(new ShutdownEvent());
        }
    }

    @Test
    void everyJobIsDoneOnceByAnyOfTheWorkers() {
        start("one", this::finishAtOnce, HANDED_BACK_IS_FOUND_SOON);
        start("other", this::finishAtOnce, HANDED_BACK_IS_FOUND_SOON);

        for (int i = 0; i < 100; i++) {
            kit.submit(i % 3 == 0 ? Lane.LONG : Lane.SHORT, QueueKit.job(i));
        }

        await().until(() -> kit.results().size() == 100);
        assertThat(kit.results().stream().map(JobResult::jobId)).doesNotHaveDuplicates();
        assertAtRest();
    }

    @Test
    void entriesOfBothLanesThatShareAnIdAreTwoJobs() {
        start("one", this::waitThenFinish, Map.of());

        kit.submit(Lane.LONG, "7-0", QueueKit.job(1));
        kit.submit(Lane.SHORT, "7-0", QueueKit.job(2));

        await().until(() -> begun.size() == 2);
        mayEnd.countDown();
        await().until(() -> kit.results().size() == 2);
        assertAtRest();
    }

    @Test
    void aRescueTakesAnEntryWhoseIdIsUnderWayInTheOtherLane() {
        kit.submit(Lane.SHORT, "7-0", QueueKit.job(2));
        kit.queue("dead").take(Lane.SHORT, 1);
        kit.submit(Lane.LONG, "7-0", QueueKit.job(1));

        start("one", this::waitThenFinish, PATIENT);

        await().until(() -> begun.size() == 2);
        assertThat(begun).containsExactly(QueueKit.job(1).id(), QueueKit.job(2).id());
        mayEnd.countDown();
        await().until(() -> kit.results().size() == 2);
        assertAtRest();
    }

    @Test
    void longJobsLeaveASlotToShortOnes() {
        start("one", this::waitThenFinish, Map.of("concurrency", "4"));
        for (int i = 0; i < 6; i++) {
            kit.submit(Lane.LONG, QueueKit.job(i));
        }
        await().until(() -> begun.size() == 3);

        kit.submit(Lane.SHORT, QueueKit.job(77));

        await().until(() -> begun.contains(QueueKit.job(77).id()));
        assertThat(begun).hasSize(4);
    }

    @Test
    void takesNoMoreOfWhatWaitsThanItHasSlotsFor() {
        for (int i = 0; i < 6; i++) {
            kit.submit(Lane.SHORT, QueueKit.job(i));
        }

        start("one", this::waitThenFinish, Map.of("concurrency", "4"));

        await().until(() -> begun.size() == 4);
        assertThat(kit.holders(Lane.SHORT)).hasSize(4);

        start("other", this::waitThenFinish, Map.of("concurrency", "4"));

        await().until(() -> begun.size() == 6);
    }

    @Test
    void everyHeartbeatIsFollowedByAnother() {
        start("one", this::waitThenFinish, Map.of("heartbeat-every", "PT0.05S"));
        String entry = kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> begun.size() == 1);

        for (int i = 0; i < 3; i++) {
            kit.letIdle(Lane.SHORT, "one", entry);

            await().until(() -> kit.idleMillis(Lane.SHORT, entry) < 60_000);
        }
    }

    @Test
    void aWorkerWithOneSlotTakesShortJobsFirst() {
        kit.submit(Lane.LONG, QueueKit.job(1));
        kit.submit(Lane.SHORT, QueueKit.job(2));

        start("one", this::finishAtOnce, Map.of("concurrency", "1"));

        await().until(() -> kit.results().size() == 2);
        assertThat(begun).containsExactly(QueueKit.job(2).id(), QueueKit.job(1).id());
    }

    @Test
    void whatIsNoJobIsBuriedAndWhoeverWaitsIsTold() {
        start("one", this::finishAtOnce, Map.of());
        JobId id = QueueKit.job(1).id();

        kit.submit(Lane.SHORT, "{\"id\": \"" + id + "\", \"kind\": 5}");
        kit.submit(Lane.SHORT, "no JSON at all");
        kit.submit(Lane.SHORT, QueueKit.job(2));

        await().until(() -> kit.results().size() == 2);
        assertThat(kit.results())
                .contains(
                        new JobResult.Failed(id, FailureCode.INTERNAL),
                        done(QueueKit.job(2).id()));
        assertThat(kit.bodies(JobStreams.DEAD)).hasSize(2);
        assertAtRest();
    }

    @Test
    void aJobThatCrashedThreeWorkersIsBuried() {
        kit.submit(Lane.SHORT, QueueKit.job(1));
        JobQueue dying = kit.queue("dying");
        dying.take(Lane.SHORT, 1);
        dying.rescue(Lane.SHORT, Duration.ZERO, Set.of());
        dying.rescue(Lane.SHORT, Duration.ZERO, Set.of());

        start("one", this::finishAtOnce, IMPATIENT);

        await().until(() -> kit.results().size() == 1);
        assertThat(kit.results())
                .containsExactly(new JobResult.Failed(QueueKit.job(1).id(), FailureCode.WORKER_CRASHED));
        assertThat(kit.bodies(JobStreams.DEAD)).hasSize(1);
        assertThat(begun).isEmpty();
        assertAtRest();
    }

    @Test
    void theJobOfADeadWorkerIsDoneByAnother() {
        kit.submit(Lane.LONG, QueueKit.job(1));
        kit.queue("dead").take(Lane.LONG, 1);

        start("one", this::finishAtOnce, IMPATIENT);

        await().until(() -> kit.results().size() == 1);
        assertAtRest();
    }

    @Test
    void aLostLeaseCancelsTheWork() {
        start("one", this::waitThenFinish, Map.of("heartbeat-every", "PT0.05S"));
        kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> begun.size() == 1);

        kit.queue("thief").rescue(Lane.SHORT, Duration.ZERO, Set.of());

        await().until(() -> cancelled.size() == 1);
        assertThat(kit.results()).isEmpty();
        assertThat(kit.holders(Lane.SHORT)).containsExactly("thief");
    }

    @Test
    void aWorkerThatIsToldToStopFinishesWhatItHas() throws Exception {
        TakeJob worker = start("one", this::waitThenFinish, Map.of("drain-grace", "PT30S"));
        kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> begun.size() == 1);

        Thread stopping = Thread.ofVirtual().start(() -> stop(worker));
        kit.submit(Lane.SHORT, QueueKit.job(2));
        mayEnd.countDown();
        stopping.join();

        assertThat(kit.results()).contains(done(QueueKit.job(1).id()));
        assertThat(kit.holders(Lane.SHORT)).isEmpty();
    }

    @Test
    void whatAStoppingWorkerCannotFinishIsHandedBackAndDoneByAnother() {
        TakeJob worker = start("one", this::waitThenFinish, NO_GRACE);
        kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> begun.size() == 1);

        stop(worker);
        assertThat(cancelled).hasSize(1);
        start("other", this::finishAtOnce, NO_GRACE);

        await().until(() -> kit.results().size() == 1);
        assertAtRest();
    }

    @Test
    void goesOnAfterRedisWasEmptied() {
        start("one", this::finishAtOnce, Map.of());
        kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> kit.results().size() == 1);

        kit.forgetEverything();
        kit.submit(Lane.LONG, QueueKit.job(2));

        await().until(() -> kit.results().size() == 1);
        assertThat(kit.results()).containsExactly(done(QueueKit.job(2).id()));
    }

    @Test
    void aJobUnderWayIsNotBegunAgainWhenItsGroupIsLost() {
        start("one", this::waitThenFinish, Map.of());
        kit.submit(Lane.SHORT, QueueKit.job(1));
        await().until(() -> begun.size() == 1);

        kit.loseGroup(Lane.SHORT);
        kit.submit(Lane.SHORT, QueueKit.job(2));
        await().until(() -> begun.size() == 2);
        assertThat(begun).containsExactly(QueueKit.job(1).id(), QueueKit.job(2).id());

        mayEnd.countDown();
        await().until(() -> kit.results().size() == 2);
        assertAtRest();
    }

    @Test
    void goesOnAfterRedisWasAway() {
        start("one", this::finishAtOnce, Map.of());
        kit.server.kill();

        kit.server.startAgain();

        await().ignoreExceptions()
                .until(() -> !kit.submit(Lane.SHORT, QueueKit.job(1)).isEmpty());
        await().ignoreExceptions().until(() -> !kit.results().isEmpty());
    }

    private TakeJob start(String consumer, JobHandler handler, Map<String, String> settings) {
        TakeJob worker = kit.worker(kit.queue(consumer), handler, settings);
        workers.add(worker);
        worker.start(new StartupEvent());
        return worker;
    }

    private static void stop(TakeJob worker) {
        try {
            worker.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finishAtOnce(Lease lease) throws InterruptedException {
        begun.add(lease.job().id());
        try {
            lease.finish(done(lease.job().id()), new Deadline(lease.job().deadline(), Clock.systemUTC()));
        } catch (JobFailed e) {
            throw new AssertionError(e);
        }
    }

    private void waitThenFinish(Lease lease) throws InterruptedException {
        begun.add(lease.job().id());
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            cancelled.add(lease.job().id());
            throw e;
        }
        begun.remove(lease.job().id());
        finishAtOnce(lease);
    }

    private static JobResult done(JobId job) {
        return new JobResult.Transcribed(job, 1, 1, 1, 1, "test", null, 1);
    }

    private static void assertAtRest() {
        for (Lane lane : Lane.values()) {
            assertThat(kit.holders(lane)).isEmpty();
            assertThat(kit.bodies(lane.stream())).isEmpty();
        }
    }
}
