package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

/** What all tests of the running gateway share: its peers, and how a note is followed. */
@WithTestResource(Peers.class)
abstract class GatewayTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // by Peers
    LocalStores stores;

    @SuppressWarnings("NullAway.Init") // by Peers
    LocalTelegram telegram;

    @SuppressWarnings("NullAway.Init") // by Peers
    PlayedBilling billing;

    @SuppressWarnings("NullAway.Init") // by Peers
    LocalAdmins admins;

    @Inject
    PlayedWorker worker;

    @Inject
    JobLedger ledger;

    @AfterEach
    void theBotKeepsToTheBotApi() {
        telegram.faults().clear();
        billing.open();
        billing.answersAdjustments(true);
        assertThat(telegram.violations()).isEmpty();
    }

    static ConditionFactory eventually() {
        return await().atMost(PATIENCE);
    }

    JobId jobOf(ChatMessage note) {
        return JobId.of(telegram.botId(), note.chatId(), note.id());
    }

    Job job(ChatMessage note) {
        return ledger.find(jobOf(note)).orElseThrow();
    }

    JobState state(ChatMessage note) {
        return job(note).state();
    }

    /** Waits until the gateway has kept a note. */
    void accepted(ChatMessage note) {
        eventually().until(() -> ledger.find(jobOf(note)).isPresent());
    }

    /** Waits until a note's job has this kind of state. */
    void reached(ChatMessage note, Class<? extends JobState> kind) {
        eventually()
                .until(() -> ledger.find(jobOf(note))
                        .map(Job::state)
                        .filter(kind::isInstance)
                        .isPresent());
    }

    /** The job as the workers find it, once its row knows that it is queued. */
    TranscriptionJob queued(ChatMessage note) {
        reached(note, JobState.Queued.class);
        return worker.entries(jobOf(note)).getFirst();
    }

    /** A short voice note of somebody new. */
    static ChatMessage voice(LocalUser user) {
        return user.sendVoice(new byte[] {1, 2, 3}, Duration.ofSeconds(10), "audio/ogg");
    }

    /** Waits until the bot says this to a user. */
    static ChatMessage said(LocalUser user, String words) {
        return user.awaitFromBot(message -> message.text().contains(words), PATIENCE);
    }

    /** The short word that the press of a button is answered with. */
    String answered(String press) {
        ChatEvent answer = telegram.events()
                .await(
                        event -> event instanceof ChatEvent.PressAnswered pressed
                                && pressed.queryId().equals(press),
                        PATIENCE);
        return ((ChatEvent.PressAnswered) answer).text();
    }

    /** A button that nobody has put there. */
    static Button forged(String data) {
        return new Button("?", data, null, null, null);
    }

    /** What the bot asked about a user's chat by this method. */
    List<BotRequest> requests(LocalUser user, String method) {
        return telegram.requests()
                .all(request -> request.method().equals(method)
                        && request.parameter("chat_id").equals(String.valueOf(user.chat())));
    }
}
