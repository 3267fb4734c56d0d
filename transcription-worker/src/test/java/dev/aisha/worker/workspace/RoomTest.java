package dev.aisha.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {
    private static final Deadline LATER = new Deadline(Instant.parse("2100-01-01T00:00:00Z"), Clock.systemUTC());

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Room room = new Room(100);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatIsClaimedIsCountedUntilItIsGivenBack() throws Exception {
        Room.Claim one = room.claim(60, LATER);
        Room.Claim other = room.claim(40, LATER);
        assertThat(room.claimed()).isEqualTo(100);

        one.close();
        one.close();

        assertThat(room.claimed()).isEqualTo(40);
        other.close();
        assertThat(room.claimed()).isZero();
    }

    @Test
    void moreThanThereEverIsIsTooBigAtOnce() throws Exception {
        Room.Claim all = room.claim(100, LATER);

        assertFails(FailureCode.FILE_TOO_BIG, () -> room.claim(101, LATER));
        assertFails(FailureCode.FILE_TOO_BIG, () -> all.become(101));
        assertThat(room.claimed()).isEqualTo(100);
    }

    @Test
    void whoFindsNoRoomUntilTheDeadlineHasNone() throws Exception {
        SettableClock clock = new SettableClock();
        Room.Claim most = room.claim(99, LATER);

        assertFails(FailureCode.DEADLINE_PASSED, () -> room.claim(2, new Deadline(clock.instant(), clock)));

        assertThat(room.claimed()).isEqualTo(99);
        most.close();
        room.claim(100, LATER); // what was given up is in nobody's way
    }

    @Test
    void whoWaitsIsServedAsSoonAsThereIsRoomAndInOrder() throws Exception {
        Room.Claim all = room.claim(100, LATER);
        Future<Room.Claim> first = waiting(70);
        Future<Room.Claim> second = waiting(70);

        all.close();

        Room.Claim served = first.get();
        assertThat(second.isDone()).isFalse();
        served.close();
        assertThat(second.get()).isNotNull();
        assertThat(room.claimed()).isEqualTo(70);
    }

    @Test
    void aLaterOnePassesWhereItFitsBesideThoseThatWait() throws Exception {
        Room.Claim early = room.claim(60, LATER);
        Future<Room.Claim> large = waiting(80);

        Room.Claim small = room.claim(20, LATER);
        Future<Room.Claim> noLonger = waiting(1); // 80 and 20 and 1 is too much

        early.close();
        assertThat(large.get()).isNotNull();
        assertThat(noLonger.isDone()).isFalse();
        assertThat(room.claimed()).isEqualTo(100);
        small.close();
        assertThat(noLonger.get()).isNotNull();
    }

    @Test
    void whoPassedDoesNotGrowIntoWhatAnotherWaitsFor() throws Exception {
        Room.Claim early = room.claim(60, LATER);
        Room.Claim small = room.claim(1, LATER);
        Future<Room.Claim> large = waiting(80);
        Room.Claim passed = room.claim(10, LATER);

        assertThat(passed.become(21)).isFalse();
        assertThat(passed.become(20)).isTrue();
        assertThat(small.become(20)).isTrue(); // it came earlier, and ends

        early.close();
        small.close();
        assertThat(large.get()).isNotNull();
    }

    @Test
    void whoGrowsDoesNotWaitAndWhoShrinksMakesRoom() throws Exception {
        Room.Claim one = room.claim(50, LATER);
        Room.Claim other = room.claim(50, LATER);

        assertThat(one.become(51)).isFalse();
        assertThat(room.claimed()).isEqualTo(100);
        Future<Room.Claim> waits = waiting(30);
        assertThat(other.become(20)).isTrue();

        assertThat(waits.get()).isNotNull();
        assertThat(room.claimed()).isEqualTo(100);
    }

    @Test
    void whoIsCancelledWhileItWaitsIsInNobodysWay() throws Exception {
        Room.Claim most = room.claim(90, LATER);
        Future<Room.Claim> large = waiting(100);
        Future<Room.Claim> behind = waiting(10);

        large.cancel(true);

        assertThat(behind.get()).isNotNull();
        most.close();
        assertThat(room.claimed()).isEqualTo(10);
    }

    @Test
    void manyThreadsNeverHaveMoreThanThereIsAndAllComeToAnEnd() throws Exception {
        AtomicLong used = new AtomicLong();
        List<Future<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Random chance = new Random(i);
            jobs.add(threads.submit(() -> {
                int begunAgain = 0;
                for (int round = 0; round < 50; round++) {
                    begunAgain += workOnce(chance, used);
                }
                return begunAgain;
            }));
        }

        int begunAgain = 0;
        for (Future<Integer> job : jobs) {
            begunAgain += job.get();
        }

        assertThat(begunAgain).isPositive(); // or growing was never in doubt
        assertThat(used).hasValue(0);
        assertThat(room.claimed()).isZero();
    }

    /** Claims, grows, and where it cannot, gives all back and claims that much at once. */
    private int workOnce(Random chance, AtomicLong used) throws Exception {
        long first = 1L + chance.nextInt(chance.nextInt(8) == 0 ? 100 : 20);
        long more = Math.min(100, first + chance.nextInt(40));
        try (Room.Claim claim = room.claim(first, LATER)) {
            take(used, first);
            LockSupport.parkNanos(1000);
            boolean grown = claim.become(more);
            if (grown) {
                take(used, more - first);
            }
            LockSupport.parkNanos(1000);
            used.addAndGet(grown ? -more : -first);
            if (grown) {
                return 0;
            }
        }
        try (Room.Claim claim = room.claim(more, LATER)) {
            assertThat(claim.become(more)).isTrue(); // it is its own
            take(used, more);
            LockSupport.parkNanos(1000);
            used.addAndGet(-more);
        }
        return 1;
    }

    private static void take(AtomicLong used, long bytes) {
        assertThat(used.addAndGet(bytes)).isLessThanOrEqualTo(100);
    }

    /** A claim that another thread waits for; returns once it does. */
    private Future<Room.Claim> waiting(long bytes) {
        int before = room.waiting();
        Future<Room.Claim> claim = threads.submit(() -> room.claim(bytes, LATER));
        await().pollInterval(Duration.ofMillis(1)).until(() -> room.waiting() > before);
        return claim;
    }

    private static void assertFails(FailureCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(code));
    }
}
