package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.broadcasting.SendBroadcast;
import dev.aisha.gateway.database.Database;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One message to everybody, to nobody twice, and no faster than it should be. Time stands still but for what a test adds. */
@QuarkusTest
class BroadcastIT extends GatewayTest {
    private static final String TEXT = "🎉 Aisha has learnt\nsomething new {0}.";

    /** From message to message: ten a second. */
    private static final Duration PACE = Duration.ofMillis(100);

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    SendBroadcast sendBroadcast;

    @SuppressWarnings("NullAway.Init") // by threePeopleAreKnown
    private LocalUser grace;

    @SuppressWarnings("NullAway.Init") // by threePeopleAreKnown
    private List<LocalUser> people;

    @BeforeEach
    void threePeopleAreKnown() {
        for (String table : List.of("jobs", "payments", "broadcasts")) {
            database.change("DELETE FROM gateway." + table);
        }
        grace = admins.next();
        people = Stream.of("Ann", "Bob", "Cid")
                .map(name -> telegram.newUser(name, "en"))
                .toList();
        people.forEach(person -> accepted(voice(person)));
        clock.standStill();
    }

    @AfterEach
    void timeGoesOn() {
        clock.goOn();
        database.change("DELETE FROM gateway.broadcasts");
    }

    private static ChatMessage asks(LocalUser user, String command) {
        ChatMessage asked = user.send(command);
        return user.awaitFromBot(message -> message.id() > asked.id(), PATIENCE);
    }

    private ChatMessage draft() {
        return asks(grace, "/broadcast " + TEXT);
    }

    private ChatMessage begun() {
        ChatMessage preview = draft();
        grace.press(preview, "Send");
        edited(preview, "📣 On its way");
        return preview;
    }

    private ChatMessage edited(ChatMessage message, String words) {
        return grace.awaitFromBot(
                later -> later.id() == message.id() && later.text().contains(words), PATIENCE);
    }

    /** How often the bot has asked Telegram to send it to somebody. */
    private long sendings(LocalUser person) {
        return requests(person, "sendMessage").stream()
                .filter(request -> request.parameter("text").equals(TEXT))
                .count();
    }

    private long sendings() {
        return people.stream().mapToLong(this::sendings).sum();
    }

    private static long received(LocalUser person) {
        return person.fromBot().stream()
                .filter(message -> message.text().equals(TEXT))
                .count();
    }

    private String state() {
        return database.row("SELECT state FROM gateway.broadcasts ORDER BY asked_at DESC LIMIT 1")
                .orElseThrow()
                .getString("state");
    }

    /** Has so many messages sent as time allows, until it is over. */
    private void untilDone() {
        eventually().until(() -> {
            clock.advance(PACE);
            sendBroadcast.step();
            return state().equals("DONE");
        });
    }

    @Test
    void everybodyGetsItOnceAndItsAdminSeesHowItWent() {
        LocalUser onlyInAGroup = telegram.newUser("Dan", "en");
        accepted(voice(onlyInAGroup));
        database.change("UPDATE gateway.jobs SET chat_id = -5 WHERE sender_id = $1", onlyInAGroup.id());
        ChatMessage preview = draft();
        assertThat(preview.text()).isEqualTo("📣 To 3 people:\n\n" + TEXT);
        assertThat(sendings()).isZero();

        grace.press(preview, "Send");
        edited(preview, "sent: 0\nfailed: 0\nblocked: 0\nleft: 3");
        untilDone();

        edited(preview, "📣 Everybody has had a turn\nsent: 3\nfailed: 0\nblocked: 0");
        assertThat(people).allSatisfy(person -> assertThat(received(person)).isOne());
        assertThat(received(onlyInAGroup)).isZero();
        assertThat(requests(grace, "editMessageText").stream()
                        .filter(request -> request.parameter("message_id").equals(String.valueOf(preview.id()))))
                .hasSize(2);
    }

    @Test
    void noMessageGoesBeforeItsTimeHoweverOftenAndByWhomeverItIsTried() {
        begun();
        eventually().until(() -> sendings() == 1);

        IntStream.range(0, 20)
                .forEach(attempt -> assertThat(sendBroadcast.step()).isFalse());
        clock.advance(PACE.minusMillis(1));
        assertThat(sendBroadcast.step()).isFalse();
        assertThat(sendings()).isOne();
        clock.advance(Duration.ofMillis(1));
        eventually().until(() -> sendings() == 2);
        assertThat(sendBroadcast.step()).isFalse();
    }

    @Test
    void progressIsToldEveryFewSeconds() {
        ChatMessage preview = begun();
        eventually().until(() -> sendings() == 1);

        clock.advance(Duration.ofSeconds(5));

        eventually().until(() -> {
            sendBroadcast.step();
            return sendings() == 2;
        });
        edited(preview, "sent: 2\nfailed: 0\nblocked: 0\nleft: 1");
    }

    @Test
    void manyReplicasAtOnceSendToNobodyTwice() {
        begun();

        List<CompletableFuture<Void>> replicas = IntStream.range(0, 4)
                .mapToObj(replica ->
                        CompletableFuture.runAsync(() -> eventually().until(() -> {
                            clock.advance(PACE);
                            sendBroadcast.step();
                            return state().equals("DONE");
                        })))
                .toList();
        replicas.forEach(CompletableFuture::join);

        assertThat(people).allSatisfy(person -> assertThat(sendings(person)).isOne());
    }

    /** The row is as a replica leaves it that dies between marking and sending. */
    @Test
    void whatAReplicaThatDiedHadBegunIsNotBegunAgain() {
        LocalUser ann = people.getFirst();
        ChatMessage preview = draft();
        database.change("UPDATE gateway.broadcast_recipients SET state = 'SENT' WHERE telegram_id = $1", ann.id());

        grace.press(preview, "Send");
        untilDone();

        assertThat(sendings(ann)).isZero();
        assertThat(people.subList(1, 3))
                .allSatisfy(person -> assertThat(sendings(person)).isOne());
    }

    @Test
    void whereNobodyKnowsWhetherItWasSentItIsNotSentAgain() {
        ChatMessage preview = draft();
        telegram.faults().dropReply("sendMessage", 1);

        grace.press(preview, "Send");
        untilDone();

        edited(preview, "sent: 3");
        assertThat(people).allSatisfy(person -> assertThat(received(person)).isOne());
    }

    @Test
    void whoHasBlockedTheBotIsCountedAndWhatIsRefusedIs() {
        people.getLast().block();
        ChatMessage preview = draft();
        telegram.faults().failNext("sendMessage", 1, 400, "Bad Request: TOPIC_CLOSED");

        grace.press(preview, "Send");
        untilDone();

        edited(preview, "sent: 1\nfailed: 1\nblocked: 1");
        people.getLast().unblock();
    }

    @Test
    void telegramsWordToWaitIsObeyed() {
        ChatMessage preview = draft();
        telegram.faults().retryAfter("sendMessage", 1, Duration.ofSeconds(7));

        grace.press(preview, "Send");
        eventually().until(() -> sendings() == 1);
        eventually()
                .until(() -> database.row("SELECT due_at FROM gateway.broadcasts")
                        .map(row -> Database.time(row, "due_at"))
                        .filter(due -> due.isAfter(clock.instant().plusSeconds(6)))
                        .isPresent());
        clock.advance(Duration.ofMillis(6_900));
        assertThat(sendBroadcast.step()).isFalse();
        assertThat(people).allSatisfy(person -> assertThat(received(person)).isZero());
        untilDone();

        edited(preview, "sent: 3");
        assertThat(people).allSatisfy(person -> assertThat(received(person)).isOne());
    }

    @Test
    void itCanBeStopped() {
        ChatMessage preview = begun();
        eventually().until(() -> sendings() == 1);

        assertThat(asks(grace, "/broadcast Another one").text())
                .startsWith("A message to everybody is being sent right now");
        assertThat(asks(grace, "/broadcast stop").text()).startsWith("👌 I am ending it");
        edited(preview, "Ended early\nsent: 1\nfailed: 0\nblocked: 0\nhad no turn: 2");
        clock.advance(Duration.ofMinutes(1));

        assertThat(sendBroadcast.step()).isFalse();
        assertThat(sendings()).isOne();
        assertThat(asks(grace, "/broadcast stop").text()).startsWith("No message to everybody is being sent");
    }

    @Test
    void whatItsAdminDoesNotWantIsNotSent() {
        ChatMessage refused = draft();
        LocalUser other = admins.next();
        ChatMessage others = asks(other, "/help");

        assertThat(answered(other.press(others.id(), refused.button("Send").orElseThrow())))
                .contains("no longer works");
        grace.press(refused, "No");
        edited(refused, "👌 It was not sent to anybody");
        ChatMessage replaced = draft();
        ChatMessage old = draft();
        clock.advance(Duration.ofMinutes(61));
        for (ChatMessage message : List.of(refused, replaced, old)) {
            assertThat(answered(grace.press(message.id(), message.button("Send").orElseThrow())))
                    .contains("no longer works");
        }

        assertThat(sendBroadcast.step()).isFalse();
        assertThat(sendings()).isZero();
    }

    @Test
    void whatCannotBeSentIsSaid() {
        assertThat(asks(grace, "/broadcast").text()).startsWith("Send /broadcast and a text");
        assertThat(asks(grace, "/broadcast " + "x".repeat(3501)).text())
                .startsWith("A message to everybody has at most 3,500 characters");
        database.change("DELETE FROM gateway.jobs");
        assertThat(asks(grace, "/broadcast hello").text()).startsWith("There is nobody yet");
    }

    @Test
    void nothingIsLeftOfWhoeverWasErased() {
        LocalUser eve = telegram.newUser("Eve", "en");
        worker.transcribe(queued(voice(eve)), 4, "hers");
        said(eve, "hers");
        asks(grace, "/adjust " + eve.id() + " 5 canary");
        ChatMessage preview = draft();
        assertThat(preview.text()).startsWith("📣 To 4 people");
        eve.send("/delete_my_data");

        eve.press(said(eve, "🗑 This erases"), "🗑 Erase everything");
        said(eve, "🗑 Everything of yours is erased");

        for (String table : List.of("broadcast_recipients", "adjustments")) {
            assertThat(database.rows("SELECT 1 AS found FROM gateway." + table + " WHERE telegram_id = $1", eve.id()))
                    .as(table)
                    .isEmpty();
        }
        grace.press(preview, "Send");
        untilDone();
        assertThat(received(eve)).isZero();
    }
}
