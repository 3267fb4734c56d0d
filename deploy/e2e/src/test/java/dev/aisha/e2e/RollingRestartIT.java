package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.OneAddress;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What ops do for a new version: two of each service, and one after the other is told to end and started again, while
 * notes come all the time.
 */
@EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
class RollingRestartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** 128 + 15: ended by the SIGTERM that it was sent, and not by the SIGKILL of those who are late. */
    private static final int ENDED_WHEN_TOLD = 143;

    private static final int NOTES_AT_ONCE = 2;
    private static final int WORDS = 5;

    /** As in production, so that nothing but a crash is taken for one; only what is handed back is found sooner. */
    private static final Map<String, String> VARIABLES = Map.of(
            "AISHA_QUEUE_HEARTBEAT_EVERY", "10s",
            "AISHA_QUEUE_RESCUE_AFTER", "60s",
            "AISHA_QUEUE_RESCUE_EVERY", "500ms",
            "AISHA_QUEUE_DRAIN_GRACE", "1s",
            "AISHA_SWEEPING_EVERY", "1s",
            // No bell: how long a note takes is not what is tested.
            "AISHA_DELIVERY_RING_AFTER", "1h");

    private final AishaSystem aisha = AishaSystem.startWith(VARIABLES);
    private final OneAddress address = OneAddress.start();
    private final List<ServiceProcess> billings = new ArrayList<>();
    private final List<ServiceProcess> gateways = new ArrayList<>();
    private final List<ServiceProcess> workers = new ArrayList<>();

    private final ConcurrentLinkedQueue<SentNote> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger transcripts = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    private record SentNote(LocalUser user, ToneSpeech speech) {}

    /** A billing has one gateway and one worker that know only it. */
    @BeforeEach
    void start() {
        for (String number : List.of("1", "2")) {
            billings.add(aisha.startBilling("billing-" + number));
            gateways.add(aisha.startWebhookGateway("gateway-" + number, address.url() + "/webhook/telegram"));
            address.leadTo(gateways.getLast().url());
            workers.add(aisha.startWorker("worker-" + number));
        }
    }

    @AfterEach
    void stop() {
        enough.set(true);
        // Nobody needs an orderly end any more.
        Stream.of(gateways, workers, billings).flatMap(List::stream).forEach(ServiceProcess::kill9);
        aisha.close();
        address.close();
    }

    @Test
    void everyReplicaIsStartedAgainAndNoNoteFeelsIt() throws InterruptedException {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < NOTES_AT_ONCE; i++) {
            senders.add(Thread.ofVirtual().name("sender").start(this::sendOneAfterTheOther));
        }
        awaitMoreTranscripts();

        gateways.forEach(this::restart);
        billings.forEach(this::restart);
        restartWorkers();

        awaitMoreTranscripts();
        enough.set(true);
        for (Thread sender : senders) {
            assertThat(sender.join(PATIENCE)).isTrue();
        }
        Ledger ledger = aisha.ledger();
        assertThat(notes).allSatisfy(note -> assertDoneOnce(note, ledger));
        assertNothingIsLeft();
        assertNoCrashWasCounted();
        assertThat(address.answeredByEach())
                .allSatisfy(answers -> assertThat(answers).isPositive());
    }

    /** Somebody new sends a note, and the next one does once its text is there. */
    private void sendOneAfterTheOther() {
        while (!enough.get()) {
            int number = numbers.incrementAndGet();
            LocalUser user = aisha.telegram().newUser("User " + number, "en");
            ToneSpeech speech = ToneSpeech.words(number * WORDS, number * WORDS + WORDS);
            byte[] recording = Recording.voice(speech);
            notes.add(new SentNote(user, speech));
            user.sendVoice(recording, speech.duration(), "audio/ogg");
            user.awaitFromBot(message -> message.text().contains(speech.text()), PATIENCE);
            transcripts.incrementAndGet();
        }
    }

    /** More than were under way, so that some of them were sent and told since. */
    private void awaitMoreTranscripts() {
        int before = transcripts.get();
        await("transcripts").atMost(PATIENCE).until(() -> transcripts.get() > before + NOTES_AT_ONCE);
    }

    private void restart(ServiceProcess replica) {
        end(replica);
        replica.startAgain();
        replica.awaitReady();
    }

    private static void end(ServiceProcess replica) {
        replica.stop();
        assertThat(replica.exitCode()).as("how %s ended", replica.name()).isEqualTo(ENDED_WHEN_TOLD);
    }

    /** The first one has work that it cannot finish in its grace, as the provider does not answer: it hands it back. */
    private void restartWorkers() throws InterruptedException {
        end(workers.getLast());
        int calls = aisha.recogniser().calls();
        Gate gate = aisha.recogniser().hold();
        aisha.recogniser().awaitCalls(calls + 1, PATIENCE);
        workers.getLast().startAgain();
        workers.getLast().awaitReady();
        end(workers.getFirst());
        gate.open();
        workers.getFirst().startAgain();
        workers.getFirst().awaitReady();
        assertThat(workers.getFirst().logText()).contains("job handed back");
    }

    private static void assertDoneOnce(SentNote note, Ledger ledger) {
        long user = note.user().id();
        long seconds = note.speech().duration().plusNanos(999_999_999).toSeconds();
        assertThat(ledger.jobStates(user)).containsExactly("DONE CAPTURED DELIVERED");
        assertThat(ledger.reservations(user)).containsExactly("CAPTURED");
        assertThat(ledger.account(user)).isEqualTo(new Ledger.Account("100.00", "0.00", 180 - seconds));
        assertThat(note.user().fromBot())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.text()).contains(note.speech().text()));
    }

    private void assertNothingIsLeft() {
        RedisConsole redis = new RedisConsole(aisha.stores().redis());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(redis.leftovers()).isEmpty();
            assertThat(workers)
                    .allSatisfy(worker ->
                            assertThat(aisha.temporaryFiles(worker.name())).isEmpty());
        });
        assertThat(aisha.ledger().usersThatDoNotAddUp()).isEmpty();
    }

    /** A job that was handed back is taken as if for the first time; a second delivery is a crash of the first. */
    private void assertNoCrashWasCounted() {
        assertThat(workers)
                .allSatisfy(worker -> assertThat(worker.logText().lines())
                        .noneMatch(line -> line.contains("lease lost") || line.contains("left to a rescue"))
                        .filteredOn(line -> line.contains("job rescued"))
                        .allMatch(line -> line.contains("deliveries=1")));
    }
}
