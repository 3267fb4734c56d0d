package dev.aisha.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.worker.redis.RedisErrors;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts on a real Redis. */
class JobQueueIT {
    private static final TranscriptionJob JOB = QueueKit.job(1);
    private static final JobId ID = JOB.id();
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Set<String> NONE = Set.of();
    private static final Duration AFTER_A_MINUTE = Duration.ofMinutes(1);

    private static QueueKit kit;

    private JobQueue one;
    private JobQueue other;

    @BeforeAll
    static void start() {
        kit = new QueueKit();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void emptyQueue() {
        kit.forgetEverything();
        one = kit.queue("one");
        other = kit.queue("other");
        one.makeGroups();
    }

    @Test
    void finishTellsTheResultAndLeavesNothingBehind() {
        Entry entry = taken(one);
        kit.redis.hash(String.class).hset(JobStreams.checkpoints(ID), "hash", "text");

        assertThat(one.finish(entry, ID, Optional.of(result()))).isTrue();

        assertThat(kit.results()).containsExactly(new JobResult.Failed(ID, FailureCode.NO_SPEECH));
        assertThat(kit.bodies(Lane.SHORT.stream())).isEmpty();
        assertThat(kit.holders(Lane.SHORT)).isEmpty();
        assertThat(kit.redis.key().exists(JobStreams.checkpoints(ID))).isFalse();
    }

    @Test
    void aResultMayBeToldBeforeTheJobEnds() {
        Entry entry = taken(one);

        assertThat(one.tell(entry, ID, result())).isTrue();

        assertThat(kit.results()).hasSize(1);
        assertThat(kit.holders(Lane.SHORT)).containsExactly("one");

        assertThat(one.finish(entry, ID, Optional.empty())).isTrue();

        assertThat(kit.results()).hasSize(1);
        assertThat(kit.bodies(Lane.SHORT.stream())).isEmpty();
        assertThat(kit.holders(Lane.SHORT)).isEmpty();
    }

    @Test
    void aResultIsNotToldAfterTheLeaseIsLost() {
        Entry lost = taken(one);
        other.rescue(Lane.SHORT, AT_ONCE, NONE);

        assertThat(one.tell(lost, ID, result())).isFalse();

        assertThat(kit.results()).isEmpty();
    }

    @Test
    void theFinishOfALostLeaseIsRefused() {
        Entry lost = taken(one);
        Entry rescued = other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow();

        assertThat(one.finish(lost, ID, Optional.of(result()))).isFalse();

        assertThat(kit.results()).isEmpty();
        assertThat(kit.holders(Lane.SHORT)).containsExactly("other");
        assertThat(other.finish(rescued, ID, Optional.of(result()))).isTrue();
    }

    @Test
    void aSecondFinishIsRefused() {
        Entry entry = taken(one);
        one.finish(entry, ID, Optional.of(result()));

        assertThat(one.finish(entry, ID, Optional.of(result()))).isFalse();

        assertThat(kit.results()).hasSize(1);
    }

    @Test
    void aCheckpointIsFoundByWhoeverGoesOnWithTheJob() {
        Entry lost = taken(one);
        one.checkpoints().keep(lost, ID, "hash", "text");
        Entry rescued = other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow();

        assertThat(other.checkpoints().find(ID, "hash")).contains("text");
        assertThat(other.checkpoints().find(ID, "another hash")).isEmpty();
        assertThat(kit.redis.key().ttl(JobStreams.checkpoints(ID))).isBetween(86_000L, 86_400L);

        other.finish(rescued, ID, Optional.of(result()));

        assertThat(other.checkpoints().find(ID, "hash")).isEmpty();
    }

    @Test
    void whoeverLostAJobLeavesNoCheckpointOfIt() {
        Entry lost = taken(one);
        Entry rescued = other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow();

        one.checkpoints().keep(lost, ID, "hash", "text");

        assertThat(other.checkpoints().find(ID, "hash")).isEmpty();

        other.finish(rescued, ID, Optional.of(result()));
        one.checkpoints().keep(lost, ID, "hash", "text");
        kit.forgetEverything();
        one.checkpoints().keep(lost, ID, "hash", "text");

        assertThat(kit.redis.key().exists(JobStreams.checkpoints(ID))).isFalse();
    }

    @Test
    void aHeartbeatKeepsAJobFromBeingRescued() {
        Entry entry = taken(one);
        one.handBack(entry); // idle for an hour now

        assertThat(one.renew(entry)).isTrue();

        assertThat(other.rescue(Lane.SHORT, AFTER_A_MINUTE, NONE)).isEmpty();
    }

    @Test
    void aHeartbeatAfterTheLossDoesNotStealTheJobBack() {
        Entry lost = taken(one);
        other.rescue(Lane.SHORT, AT_ONCE, NONE);

        assertThat(one.renew(lost)).isFalse();

        assertThat(kit.holders(Lane.SHORT)).containsExactly("other");
    }

    @Test
    void aHeartbeatIsNoDelivery() {
        Entry entry = taken(one);

        one.renew(entry);

        assertThat(other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow().deliveries())
                .isEqualTo(2);
    }

    @Test
    void whatWasHandedBackIsRescuedAtOnceAndIsNoCrash() {
        Entry entry = taken(one);

        assertThat(one.handBack(entry)).isTrue();

        Entry rescued = other.rescue(Lane.SHORT, AFTER_A_MINUTE, NONE).orElseThrow();
        assertThat(rescued).isEqualTo(new Entry(Lane.SHORT, entry.id(), entry.body(), 1));
    }

    @Test
    void whatIsNoLongerOursIsNotHandedBack() {
        Entry lost = taken(one);
        other.rescue(Lane.SHORT, AT_ONCE, NONE);

        assertThat(one.handBack(lost)).isFalse();

        assertThat(one.rescue(Lane.SHORT, AFTER_A_MINUTE, NONE)).isEmpty();
    }

    @Test
    void everyRescueCounts() {
        taken(one);

        assertThat(other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow().deliveries())
                .isEqualTo(2);
        assertThat(one.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow().deliveries())
                .isEqualTo(3);
        assertThat(other.rescue(Lane.SHORT, AT_ONCE, NONE).orElseThrow().deliveries())
                .isEqualTo(4);
    }

    @Test
    void aJobThatIsBeingWorkedOnIsNotRescued() {
        taken(one);

        assertThat(other.rescue(Lane.SHORT, AFTER_A_MINUTE, NONE)).isEmpty();
    }

    @Test
    void whatARescuerIsStillBusyWithIsLeftAlone() {
        Entry busy = taken(one);
        Entry idle = taken(one);

        assertThat(one.rescue(Lane.SHORT, AT_ONCE, Set.of(busy.id())))
                .map(Entry::id)
                .contains(idle.id());
        assertThat(one.rescue(Lane.SHORT, AT_ONCE, Set.of(busy.id(), idle.id())))
                .isEmpty();
    }

    @Test
    void anEntryThatSomebodyDeletedIsOnlyAcknowledged() {
        Entry entry = taken(one);
        kit.redis.stream(String.class).xdel(Lane.SHORT.stream(), entry.id());

        assertThat(other.rescue(Lane.SHORT, AT_ONCE, NONE)).isEmpty();

        assertThat(kit.holders(Lane.SHORT)).isEmpty();
    }

    @Test
    void buryPutsAsideAndTellsTheResult() {
        Entry entry = taken(one);

        assertThat(one.bury(entry, Optional.of(result()))).isTrue();

        assertThat(kit.bodies(JobStreams.DEAD)).containsExactly(entry.body());
        assertThat(kit.results()).hasSize(1);
        assertThat(kit.bodies(Lane.SHORT.stream())).isEmpty();
        assertThat(kit.holders(Lane.SHORT)).isEmpty();
    }

    @Test
    void whatIsNoLongerOursIsNotBuried() {
        Entry lost = taken(one);
        other.rescue(Lane.SHORT, AT_ONCE, NONE);

        assertThat(one.bury(lost, Optional.of(result()))).isFalse();

        assertThat(kit.bodies(JobStreams.DEAD)).isEmpty();
        assertThat(kit.results()).isEmpty();
    }

    @Test
    void aGroupThatIsGoneIsMadeAgainFromTheFirstEntryOn() {
        kit.forgetEverything();
        kit.submit(Lane.LONG, JOB);
        assertThatThrownBy(() -> one.take(Lane.LONG, 1)).matches(problem -> RedisErrors.is(problem, "NOGROUP"));

        one.makeGroups();
        one.makeGroups();

        assertThat(one.take(Lane.LONG, 1)).hasSize(1);
    }

    @Test
    void nothingIsOursInARedisThatWasEmptied() {
        Entry entry = taken(one);
        kit.forgetEverything();

        assertThat(one.renew(entry)).isFalse();
        assertThat(one.finish(entry, ID, Optional.of(result()))).isFalse();
        assertThat(kit.results()).isEmpty();
    }

    @Test
    void scriptsThatRedisForgotAreSentAgain() {
        Entry entry = taken(one);
        kit.redis.execute("SCRIPT", "FLUSH");

        assertThat(one.renew(entry)).isTrue();
    }

    @Test
    void aConsumerLeavesOnlyIfItHoldsNothing() {
        taken(one);
        other.take(Lane.SHORT, 1);

        one.leave();
        other.leave();

        assertThat(kit.holders(Lane.SHORT)).containsExactly("one");
    }

    @Test
    void takesAsManyAsItMayAndNoMore() {
        for (int i = 0; i < 3; i++) {
            kit.submit(Lane.SHORT, QueueKit.job(i));
        }

        assertThat(one.take(Lane.SHORT, 2)).hasSize(2);
        assertThat(one.take(Lane.SHORT, 2)).hasSize(1);
        assertThat(one.take(Lane.SHORT, 2)).isEmpty();
    }

    @Test
    void ofResultsThatAreToldTogetherEachHasItsOwnAnswer() {
        Entry lost = taken(one);
        other.rescue(Lane.SHORT, AT_ONCE, NONE);
        Entry goesOn = taken(one);
        Entry ends = taken(one);

        assertThat(tellTogether(told(lost, true), told(goesOn, false), told(ends, true), told(ends, true)))
                .containsExactly(false, true, true, false);

        assertThat(kit.results()).hasSize(2);
        assertThat(kit.bodies(Lane.SHORT.stream())).hasSize(2);
        assertThat(kit.holders(Lane.SHORT)).containsExactly("other", "one");
    }

    @Test
    void aLaneWhoseGroupIsLostDoesNotKeepResultsOfTheOtherFromBeingTold() {
        Entry entry = taken(one);
        kit.submit(Lane.LONG, JOB);
        Entry orphan = one.take(Lane.LONG, 1).getFirst();
        kit.redis.execute("XGROUP", "DESTROY", Lane.LONG.stream(), JobStreams.WORKERS);

        assertThat(tellTogether(told(orphan, true), told(entry, true))).containsExactly(false, true);

        assertThat(kit.results()).hasSize(1);
    }

    @Test
    void whatCannotBeToldLeavesItsJobAsItWas() {
        Entry cannot = taken(one);
        Entry nothingToTell = taken(one);
        kit.redis.value(String.class).set(JobStreams.RESULTS, "not a stream");

        List<Response> answers =
                one.tellAll(List.of(told(cannot, true), new JobQueue.Told(nothingToTell, ID, "", true)));

        assertThatThrownBy(() -> JobQueue.isDone(answers.getFirst())).hasMessageStartingWith("WRONGTYPE");
        assertThat(JobQueue.isDone(answers.getLast())).isTrue();
        assertThat(kit.bodies(Lane.SHORT.stream())).containsExactly(cannot.body());
        assertThat(kit.holders(Lane.SHORT)).containsExactly("one");
    }

    @Test
    void waitsForEitherLane() {
        kit.submit(Lane.LONG, JOB);

        List<Entry> taken = one.await(List.of(Lane.SHORT, Lane.LONG), Duration.ofMillis(50));

        assertThat(taken).singleElement().extracting(Entry::lane).isEqualTo(Lane.LONG);
        assertThat(one.await(List.of(Lane.SHORT, Lane.LONG), Duration.ofMillis(50)))
                .isEmpty();
    }

    private static Entry taken(JobQueue by) {
        kit.submit(Lane.SHORT, JOB);
        return by.take(Lane.SHORT, 1).getFirst();
    }

    private List<Boolean> tellTogether(JobQueue.Told... all) {
        return one.tellAll(List.of(all)).stream().map(JobQueue::isDone).toList();
    }

    private static JobQueue.Told told(Entry entry, boolean over) {
        return new JobQueue.Told(entry, ID, result(), over);
    }

    private static String result() {
        return kit.write(new JobResult.Failed(ID, FailureCode.NO_SPEECH));
    }
}
