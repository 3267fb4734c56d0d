package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.OneAddress;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two gateways behind one webhook address, and two workers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static AishaSystem aisha;
    private static OneAddress proxy;
    private static ServiceProcess firstWorker;
    private static ServiceProcess secondWorker;

    @BeforeAll
    static void start() {
        aisha = AishaSystem.start();
        proxy = OneAddress.start();
        aisha.startBilling();
        proxy.leadTo(aisha.startWebhookGateway("gateway-1", proxy.url() + "/webhook/telegram")
                .url());
        proxy.leadTo(aisha.startWebhookGateway("gateway-2", proxy.url() + "/webhook/telegram")
                .url());
        firstWorker = aisha.startWorker("worker-1");
        secondWorker = aisha.startWorker("worker-2");
    }

    @AfterAll
    static void stop() {
        aisha.close();
        proxy.close();
    }

    @Test
    @Order(1)
    void everyNoteOfManyUsersComesBackOnce() {
        Map<LocalUser, ToneSpeech> speeches = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            speeches.put(aisha.telegram().newUser("User " + i, "en"), ToneSpeech.words(i * 10, i * 10 + 6));
        }
        Map<LocalUser, byte[]> notes = new LinkedHashMap<>();
        speeches.forEach((user, speech) -> notes.put(user, Recording.voice(speech)));

        notes.forEach((user, note) -> user.sendVoice(note, Duration.ofSeconds(5), "audio/ogg"));

        speeches.forEach((user, speech) -> {
            user.awaitFromBot(message -> message.text().contains(speech.text()), PATIENCE);
            assertThat(aisha.ledger().jobStates(user.id())).containsExactly("DONE CAPTURED DELIVERED");
            assertThat(user.fromBot()).hasSize(1);
        });
        assertThat(aisha.ledger().usersThatDoNotAddUp()).isEmpty();
        assertThat(proxy.answeredByEach())
                .hasSize(2)
                .allSatisfy(answers -> assertThat(answers).isPositive());
    }

    @Test
    @Order(2)
    void aNoteWhoseWorkerIsKilledInTheMiddleIsFinishedByAnotherAndPaidOnce() throws InterruptedException {
        secondWorker.kill9();
        LocalUser user = aisha.telegram().newUser("Zoe", "en");
        ToneSpeech speech = ToneSpeech.words(500, 510);
        int callsBefore = aisha.recogniser().calls();
        Gate gate = aisha.recogniser().hold();

        user.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        aisha.recogniser().awaitCalls(callsBefore + 1, PATIENCE);
        firstWorker.kill9();
        gate.open();
        secondWorker.startAgain();
        ChatMessage transcript = user.awaitFromBot(message -> message.text().contains(speech.text()), PATIENCE);

        assertThat(transcript.edits()).isPositive();
        assertThat(user.fromBot().stream().filter(message -> message.text().contains(speech.text())))
                .hasSize(1);
        assertThat(aisha.ledger().jobStates(user.id())).containsExactly("DONE CAPTURED DELIVERED");
        assertThat(aisha.ledger().account(user.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180 - 8));
        assertThat(aisha.ledger().usersThatDoNotAddUp()).isEmpty();
    }

    @Test
    @Order(3)
    void aWebhookCallWithoutTheSecretIsRefused() {
        assertThat(proxy.post("/webhook/telegram", "{\"update_id\":1}")).isBetween(401, 403);
    }
}
