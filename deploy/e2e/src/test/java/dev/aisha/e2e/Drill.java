package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A running system, one process of each service, for tests that break it, and what must hold whatever they broke. */
final class Drill implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String WORKER = "worker-1";

    /** Told to be shorter than it is, so that every note has its reservation raised. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(1);

    private static final int WORDS = 5;
    private static final long FREE_SECONDS = 180;

    private final AishaSystem aisha;
    private final RedisConsole redis;
    private final ServiceProcess billing;
    private final ServiceProcess gateway;
    private final ServiceProcess worker;
    private final AtomicInteger notes = new AtomicInteger();

    private Drill() {
        aisha = AishaSystem.startBreakable();
        redis = new RedisConsole(aisha.stores().redis());
        billing = aisha.startBilling();
        gateway = aisha.startGateway("gateway-1");
        worker = aisha.startWorker(WORKER);
    }

    /** Gives tests the one drill of all: started for the first that asks, closed after the last test of the module. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Drill.class;
        }

        @Override
        public Drill resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Drill.class, type -> new Drill(), Drill.class);
        }
    }

    /** A note that somebody new has sent. */
    record SentNote(LocalUser user, ToneSpeech speech) {
        boolean isSaidIn(ChatMessage message) {
            return message.text().contains(speech.text());
        }

        long seconds() {
            return speech.duration().plusNanos(999_999_999).toSeconds();
        }
    }

    AishaSystem aisha() {
        return aisha;
    }

    Breaks breaks() {
        return aisha.breaks();
    }

    RedisConsole redis() {
        return redis;
    }

    ServiceProcess worker() {
        return worker;
    }

    ServiceProcess process(Service service) {
        return switch (service) {
            case BILLING -> billing;
            case GATEWAY -> gateway;
            case WORKER -> worker;
        };
    }

    /** Waits until the system is whole, which the next test needs. */
    void awaitReady() {
        List.of(billing, gateway, worker).forEach(ServiceProcess::awaitReady);
    }

    /** Somebody whom the bot does not know sends a note with words that no other note has. */
    SentNote send() {
        int number = notes.incrementAndGet();
        LocalUser user = aisha.telegram().newUser("User " + number, "en");
        ToneSpeech speech = ToneSpeech.words(2000 + number * WORDS, 2000 + number * WORDS + WORDS);
        user.sendVoice(Recording.voice(speech), ANNOUNCED, "audio/ogg");
        return new SentNote(user, speech);
    }

    /** Waits for the transcript, and checks that there is one, that it was paid for once, and that nothing else is left. */
    void assertDoneOnce(SentNote note) {
        assertTranscribedOnce(note);
        assertThat(note.user().fromBot()).as("messages of the bot").hasSize(1);
    }

    /** As {@link #assertDoneOnce}, whatever else the bot has said. */
    void assertTranscribedOnce(SentNote note) {
        note.user().awaitFromBot(note::isSaidIn, PATIENCE);
        Ledger ledger = aisha.ledger();
        long user = note.user().id();
        assertThat(ledger.jobStates(user)).containsExactly("DONE CAPTURED DELIVERED");
        assertThat(ledger.reservations(user)).containsExactly("CAPTURED");
        assertThat(ledger.account(user)).isEqualTo(new Ledger.Account("100.00", "0.00", FREE_SECONDS - note.seconds()));
        assertThat(note.user().fromBot()).filteredOn(note::isSaidIn).hasSize(1);
        assertNothingIsLeft();
        assertThat(ledger.objectsOf(user)).containsExactlyInAnyOrder("audio.mp3", "transcript.json", "transcript.txt");
        assertThat(note.user().fromBot()).filteredOn(note::isSaidIn).hasSize(1);
    }

    /** Waits until no job is under way anywhere, and nothing of any is left behind. */
    void assertNothingIsLeft() {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(redis.leftovers()).isEmpty();
            assertThat(aisha.temporaryFiles(WORKER)).isEmpty();
        });
        assertThat(aisha.ledger().usersThatDoNotAddUp()).isEmpty();
    }

    @Override
    public void close() {
        aisha.close();
    }
}
