package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What admins ask in chat, and that nobody else does. */
@QuarkusTest
class OpsIT extends GatewayTest {
    private static final String BOOK = "Book it";

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @SuppressWarnings("NullAway.Init") // by theyAreThere
    private LocalUser grace;

    @SuppressWarnings("NullAway.Init") // by theyAreThere
    private LocalUser ann;

    @BeforeEach
    void theyAreThere() {
        grace = admins.next();
        ann = telegram.newUser("Ann", "en");
        billing.setBalance(ann.id(), "100.00");
    }

    /** The bot's answer to this, as it stands once it is there. */
    private static ChatMessage asks(LocalUser user, String command) {
        ChatMessage asked = user.send(command);
        return user.awaitFromBot(message -> message.id() > asked.id(), PATIENCE);
    }

    private static ChatMessage edited(LocalUser user, ChatMessage message, String words) {
        return user.awaitFromBot(
                later -> later.id() == message.id() && later.text().contains(words), PATIENCE);
    }

    private ChatMessage adjustment(String amount) {
        return asks(grace, "/adjust " + ann.id() + " " + amount + " made up for an outage");
    }

    private String shortId(ChatMessage note) {
        return jobOf(note).toString().substring(0, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stats", "/user 1001", "/job 12345678", "/adjust 1001 5 reason", "/broadcast hello"})
    void toEverybodyElseTheseCommandsDoNotExist(String command) {
        String unknown = asks(ann, "/nonsense").text();

        assertThat(asks(ann, command).text()).isEqualTo(unknown);
        assertThat(unknown).startsWith("I do not know this command");
    }

    @Test
    void theyAreOfferedToAdminsAlone() {
        assertThat(asks(ann, "/help").text()).contains("/balance – ").doesNotContain("/stats", "/broadcast");
        assertThat(asks(grace, "/help").text())
                .contains("/balance – ", "/stats – ", "/user – ", "/adjust – ", "/job – ", "/broadcast – ");

        eventually()
                .untilAsserted(() -> assertThat(telegram.requests()
                                .all(request -> request.method().equals("setMyCommands")
                                        && request.parameter("commands").contains("\"broadcast\"")))
                        .isNotEmpty()
                        .allSatisfy(request ->
                                assertThat(request.parameter("scope")).contains("\"chat_id\""))
                        .anySatisfy(request ->
                                assertThat(request.parameter("scope")).contains(String.valueOf(grace.id()))));
    }

    @Test
    void statsTellOfTheLastDayAndOfNow() {
        database.change("DELETE FROM gateway.jobs");
        worker.transcribe(queued(voice(ann)), 90, "one");
        said(ann, "one");
        ChatMessage failing = voice(ann);
        worker.fail(queued(failing), FailureCode.NO_SPEECH);
        reached(failing, JobState.Failed.class);
        queued(voice(telegram.newUser("Bob", "en")));

        String stats = asks(grace, "/stats").text();

        assertThat(stats.lines().map(String::strip))
                .contains(
                        "1  DONE",
                        "1  FAILED NO_SPEECH",
                        "1  QUEUED",
                        "1.5  minutes of audio",
                        "90.00  coins captured",
                        "2  in 24 hours",
                        "2  in 7 days",
                        "2  in all",
                        "1  jobs open");
        assertThat(stats).contains("in the lane short", "dead jobs", "stuck payments", "texts to deliver");
        clock.advance(Duration.ofHours(25));
        assertThat(asks(grace, "/stats").text()).doesNotContain("DONE").contains("0.00  coins captured");
    }

    @Test
    void aUserIsShownAsBillingAndTheLedgerHaveThem() {
        ChatMessage note = voice(ann);
        worker.transcribe(queued(note), 4, "canary words");
        said(ann, "canary words");
        ann.send("/vocabulary Aqtöbe, Nurlan");
        said(ann, "Kept: 2 words");

        String shown = asks(grace, "/user " + ann.id()).text();

        assertThat(shown.lines().map(String::strip))
                .contains(
                        "user " + ann.id(),
                        "96.00  balance",
                        "180  free_seconds",
                        "-12.50  11-20 10:00 charge",
                        "2  vocabulary",
                        "0  quote_open");
        assertThat(shown).contains(shortId(note) + " DONE").doesNotContain("canary", "Aqtöbe");
    }

    @Test
    void whoIsNotKnownIsNotInvented() {
        LocalUser stranger = telegram.newUser("Stranger", "en");

        assertThat(asks(grace, "/user " + stranger.id()).text()).startsWith("I know nobody of the id " + stranger.id());
        assertThat(asks(grace, "/user @ann").text()).startsWith("Send /user and a Telegram id");
        assertThat(asks(grace, "/adjust " + stranger.id() + " 5 reason").text())
                .startsWith("I know nobody of the id " + stranger.id());
    }

    @Test
    void aJobIsFoundByTheBeginningOfItsIdAndItsTextIsNotShown() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        assertThat(asks(grace, "/job " + shortId(note)).text())
                .contains(
                        "job " + job.id(), "QUEUED  state", ann.id() + "  sender_id", "short  lane", "waiting  entry");

        redis.execute("XGROUP", "CREATE", Lane.SHORT.stream(), JobStreams.WORKERS, "0");
        redis.execute("XREADGROUP", "GROUP", JobStreams.WORKERS, "a worker", "STREAMS", Lane.SHORT.stream(), ">");
        assertThat(asks(grace, "/job " + job.id()).text()).contains("a worker  entry");
        assertThat(asks(grace, "/stats").text()).doesNotContain(" 0  of these with workers (short)");
        redis.execute("XGROUP", "DESTROY", Lane.SHORT.stream(), JobStreams.WORKERS);

        worker.transcribe(job, 4, "canary words");
        said(ann, "canary words");
        String shown = asks(grace, "/job " + job.id()).text();

        assertThat(shown.lines().map(String::strip))
                .contains("DONE  state", "4  seconds", "played  engine", "1  segments", "CAPTURED  settlement");
        assertThat(shown).containsSubsequence("accepted", "reserved", "queued", "done", "captured");
        assertThat(shown).doesNotContain("canary");
        assertThat(asks(grace, "/job 00000000").text()).startsWith("There is no job whose id");
        assertThat(asks(grace, "/job 1234").text()).startsWith("Send /job and the id");
    }

    @Test
    void anAdjustmentIsShownFirstAndBookedOnceHoweverOftenItIsPressed() {
        ChatMessage question = adjustment("12.5");
        assertThat(question.text()).isEqualTo("""
                🪙 For %d: +12.50
                made up for an outage

                Balance: 100.00 → 112.50""".formatted(ann.id()));
        assertThat(billing.adjustments(ann.id())).isEmpty();
        Button book = question.button(BOOK).orElseThrow();

        grace.press(question.id(), book);
        edited(grace, question, "✅ Booked for " + ann.id() + ": +12.50. Balance: 112.50");
        answered(grace.press(question.id(), book));

        assertThat(billing.adjustments(ann.id()))
                .containsExactly("12.50 made up for an outage by telegram " + grace.id());
        assertThat(asks(grace, "/user " + ann.id()).text()).contains("112.50  balance");
    }

    @Test
    void whereBillingsAnswerIsLostAskingAgainBooksOnce() {
        ChatMessage question = adjustment("-30");
        billing.answersAdjustments(false);

        grace.press(question, BOOK);
        ChatMessage unsure = edited(grace, question, "I do not know whether -30.00");
        assertThat(unsure.buttons().stream().flatMap(List::stream).map(Button::text))
                .containsExactly("Ask again");
        assertThat(answered(grace.press(question.id(), question.button("No").orElseThrow())))
                .contains("no longer works");
        billing.answersAdjustments(true);
        clock.advance(Duration.ofHours(2));
        grace.press(unsure, "Ask again");

        edited(grace, question, "✅ Booked for " + ann.id() + ": -30.00. Balance: 70.00");
        assertThat(billing.adjustments(ann.id())).hasSize(1);
    }

    @Test
    void nobodyButWhoeverAskedMayPress() {
        ChatMessage question = adjustment("5");
        LocalUser other = admins.next();
        ChatMessage others = asks(other, "/help");
        ChatMessage anns = asks(ann, "/help");
        Button book = question.button(BOOK).orElseThrow();

        assertThat(answered(other.press(others.id(), book))).contains("no longer works");
        assertThat(answered(ann.press(anns.id(), book))).contains("no longer works");

        assertThat(billing.adjustments(ann.id())).isEmpty();
    }

    @Test
    void whatNobodyAgreesToIsNotBooked() {
        ChatMessage first = adjustment("5");
        grace.press(first, "No");
        edited(grace, first, "Nothing was booked");
        ChatMessage second = adjustment("6");
        clock.advance(Duration.ofMinutes(61));

        assertThat(answered(grace.press(first.id(), first.button(BOOK).orElseThrow())))
                .contains("no longer works");
        assertThat(answered(grace.press(second, BOOK))).contains("no longer works");

        assertThat(billing.adjustments(ann.id())).isEmpty();
    }

    @Test
    void whatCannotBeBookedIsSaid() {
        assertThat(adjustment("-100.01").text()).startsWith("That takes more than is there: 0.01 missing, 100.00");
        assertThat(adjustment("1.001").text()).startsWith("Coins have two decimals");
        assertThat(adjustment("0").text()).startsWith("I cannot read this amount");
        assertThat(asks(grace, "/adjust").text()).startsWith("Send /adjust, a Telegram id");

        ChatMessage question = adjustment("-100");
        billing.setBalance(ann.id(), "99.00");
        grace.press(question, BOOK);

        edited(grace, question, "1.00 missing, 99.00 available");
    }

    @Test
    void whileBillingIsAwayNothingIsOffered() {
        billing.shut();

        assertThat(adjustment("5").text()).startsWith("Billing does not answer. Nothing has changed");
        assertThat(asks(grace, "/user " + ann.id()).text()).contains("Billing does not answer");
    }
}
