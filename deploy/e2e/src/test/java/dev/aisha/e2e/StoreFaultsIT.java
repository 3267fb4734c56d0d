package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.e2e.Drill.SentNote;
import dev.aisha.faults.proxy.FaultProxy;
import dev.aisha.faults.proxy.Replies;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL, Redis and the object store die, forget, hang, or do as they are told and are not heard. */
@ExtendWith(Drill.Shared.class)
class StoreFaultsIT {
    private final Drill drill;
    private final Breaks breaks;

    StoreFaultsIT(Drill drill) {
        this.drill = drill;
        breaks = drill.breaks();
    }

    @BeforeEach
    void whole() {
        drill.awaitReady();
    }

    @AfterEach
    void mend() {
        breaks.mend();
    }

    /** Breaks something while the provider is at work on a note, and lets the provider answer afterwards. */
    private SentNote inTheMiddle(Runnable breaking) throws InterruptedException {
        int calls = drill.aisha().recogniser().calls();
        Gate gate = drill.aisha().recogniser().hold();
        try {
            SentNote note = drill.send();
            drill.aisha().recogniser().awaitCalls(calls + 1, Drill.PATIENCE);
            breaking.run();
            return note;
        } finally {
            gate.open();
        }
    }

    private static void awaitLost(FaultProxy line) {
        await().atMost(Drill.PATIENCE).until(() -> line.repliesToDrop() == 0);
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void redisIsKilledInTheMiddle() throws InterruptedException {
        SentNote note = inTheMiddle(drill.aisha().stores().redis()::kill);

        drill.aisha().stores().redis().startAgain();

        drill.assertDoneOnce(note);
    }

    @Test
    void redisIsFlushedInTheMiddle() throws InterruptedException {
        drill.assertDoneOnce(inTheMiddle(() -> drill.redis().command("FLUSHALL")));
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void theGroupsAreDestroyedInTheMiddle() throws InterruptedException {
        drill.assertDoneOnce(inTheMiddle(() -> {
            drill.redis().command("XGROUP", "DESTROY", Lane.SHORT.stream(), JobStreams.WORKERS);
            drill.redis().command("XGROUP", "DESTROY", JobStreams.RESULTS, JobStreams.GATEWAYS);
        }));
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void redisHangsWhenANoteComesAndTheNoteIsAnsweredAllTheSame() {
        breaks.redis().blackhole();

        SentNote note = drill.send();
        note.user().awaitFromBot(message -> message.text().startsWith("⏳"), Drill.PATIENCE);
        breaks.mend();

        drill.assertDoneOnce(note);
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void redisHangsInTheMiddle() throws InterruptedException {
        SentNote note = inTheMiddle(breaks.redis()::blackhole);

        await().atMost(Drill.PATIENCE).until(() -> !drill.worker().isReady());
        breaks.mend();

        drill.assertDoneOnce(note);
    }

    @Test
    void anEntryIsAddedAndTheReplyIsLost() {
        breaks.redis().dropReplies(1, Replies.ofRedisAdd());

        SentNote note = drill.send();
        awaitLost(breaks.redis());

        drill.assertDoneOnce(note);
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void aResultIsToldTwiceAsTheReplyToTheFirstIsLost() throws InterruptedException {
        ServiceProcess gateway = drill.process(Service.GATEWAY);
        int before = gateway.logText().length();

        SentNote note = inTheMiddle(() -> breaks.redis().dropReplies(1, Replies.ofRedisAllDone()));
        awaitLost(breaks.redis());

        drill.assertDoneOnce(note);
        assertThat(gateway.logText().substring(before)).contains("result dropped");
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void postgresIsKilledInTheMiddle() throws InterruptedException {
        SentNote note = inTheMiddle(drill.aisha().stores().postgres()::kill);

        drill.aisha().stores().postgres().startAgain();

        drill.assertDoneOnce(note);
    }

    @Test
    void aNoteIsCommittedAndTheGatewayDoesNotHearOfIt() {
        breaks.gatewayPostgres().dropReplies(1, Replies.ofPostgres("INSERT 0 1"));

        SentNote note = drill.send();
        awaitLost(breaks.gatewayPostgres());

        drill.assertDoneOnce(note);
    }

    /** Hold, raise and capture among them: each is a statement that ends by a select. */
    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void whatBillingCommitsItDoesNotHearOf() {
        breaks.billingPostgres().dropReplies(6, Replies.ofPostgres("SELECT 1"));

        SentNote note = drill.send();
        awaitLost(breaks.billingPostgres());

        drill.assertDoneOnce(note);
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void postgresHangsInTheMiddle() throws InterruptedException {
        SentNote note = inTheMiddle(() -> {
            breaks.gatewayPostgres().blackhole();
            breaks.billingPostgres().blackhole();
        });

        await().atMost(Drill.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> drill.redis().leftovers().stream().anyMatch(left -> left.contains(JobStreams.RESULTS)));
        breaks.mend();

        drill.assertDoneOnce(note);
    }

    @Test
    void theObjectStoreIsAwayAndTheNoteWaits() throws InterruptedException {
        int before = drill.worker().logText().length();

        SentNote note = inTheMiddle(breaks.store()::refuse);
        await().atMost(Drill.PATIENCE)
                .until(() -> drill.worker().logText().substring(before).contains("will try again call=store"));
        assertThat(drill.aisha().ledger().reservations(note.user().id())).containsExactly("HELD");
        breaks.mend();

        drill.assertDoneOnce(note);
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void allLinesAreSlowAndCutNowAndThen() throws InterruptedException {
        breaks.redis().latency(Duration.ofMillis(50));
        breaks.gatewayPostgres().latency(Duration.ofMillis(50));
        breaks.billingPostgres().latency(Duration.ofMillis(50));

        SentNote note = inTheMiddle(() -> {
            breaks.redis().reset();
            breaks.gatewayPostgres().reset();
            breaks.billingPostgres().reset();
            breaks.store().reset();
        });

        drill.assertDoneOnce(note);
    }
}
