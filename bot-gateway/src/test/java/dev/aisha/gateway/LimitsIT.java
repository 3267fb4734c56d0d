package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.admission.AdmitJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.delivery.PlaceMessage;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobEnds;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.limits.Limit;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for more than one may in a time is told so once, and waits; nobody else notices. */
@QuarkusTest
class LimitsIT extends GatewayTest {
    private static final int NOTES = 20;
    private static final int ANSWERS = 30;
    private static final String WORD = "🐇";

    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    AdmitJob admitJob;

    @Inject
    JobEnds ends;

    @Inject
    PlaceMessage placeMessage;

    @Inject
    LeftNotes leftNotes;

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry meters;

    @SuppressWarnings("NullAway.Init") // by sheIsNewAndRichAndTimeStands
    private LocalUser ann;

    @BeforeEach
    void sheIsNewAndRichAndTimeStands() {
        ann = rich("Ann", "en");
        clock.advance(Duration.ofSeconds(10)); // so that Redis is asked again if it was away
        clock.standStill();
    }

    @AfterEach
    void timeGoesOn() {
        clock.goOn();
        leftNotes.forget(ann);
    }

    private LocalUser rich(String name, String language) {
        LocalUser user = telegram.newUser(name, language);
        billing.setBalance(user.id(), "1000.00");
        return user;
    }

    /** As many notes as one may send a minute, all of them begun. */
    private void allNotes(LocalUser user) {
        List<ChatMessage> notes =
                Stream.generate(() -> voice(user)).limit(NOTES).toList();
        notes.forEach(this::begun);
    }

    private void begun(ChatMessage note) {
        accepted(note);
        eventually().until(() -> !(state(note) instanceof JobState.Accepted));
        assertThat(state(note)).isNotInstanceOf(JobState.Ended.class);
    }

    private Rejection.TooFast tooFast(ChatMessage note) {
        reached(note, JobState.Rejected.class);
        JobState.Rejected rejected = (JobState.Rejected) state(note);
        assertThat(rejected.reason()).isInstanceOf(Rejection.TooFast.class);
        return (Rejection.TooFast) rejected.reason();
    }

    private List<ChatMessage> words(LocalUser user) {
        return user.fromBot().stream()
                .filter(message -> message.text().contains(WORD))
                .toList();
    }

    private static void answers(LocalUser user, int count) {
        for (int i = 0; i < count; i++) {
            user.send("/help");
        }
    }

    private static void answered(LocalUser user, int count) {
        eventually()
                .until(() -> user.fromBot().stream()
                                .filter(message -> message.text().contains("/balance – "))
                                .count()
                        == count);
    }

    private double counted(Limit limit, String outcome) {
        return meters.counter("aisha.limits", "limit", limit.label(), "outcome", outcome)
                .count();
    }

    private List<String> events(ChatMessage note) {
        return database
                .rows(
                        "SELECT event FROM gateway.job_events WHERE job_id = $1 ORDER BY id",
                        jobOf(note).value())
                .stream()
                .map(row -> row.getString("event"))
                .toList();
    }

    private JsonObject rejection(ChatMessage note) {
        return database.row(
                        "SELECT detail FROM gateway.job_events WHERE job_id = $1 AND event = 'rejected'",
                        jobOf(note).value())
                .orElseThrow()
                .getJsonObject("detail");
    }

    @Test
    void theTwentyFirstNoteOfAMinuteIsRefusedWithAWordAndTheNextOnesInSilence() throws InterruptedException {
        allNotes(ann);

        ChatMessage told = voice(ann);
        ChatMessage word = said(ann, WORD);

        assertThat(word.text()).contains("20 notes a minute", "Nothing was charged", "again in 1 minute");
        assertThat(word.replyTo()).isEqualTo(told.id());
        Instant room = clock.instant().plusSeconds(3);
        assertThat(tooFast(told).limit()).isEqualTo(Limit.NOTES_A_MINUTE);
        assertThat(tooFast(told).told()).isTrue();
        assertThat(tooFast(told).until()).isBetween(room.minusMillis(1), room.plusMillis(1));
        eventually().until(() -> events(told).contains("delivered"));
        assertThat(rejection(told).getString("code")).isEqualTo("TOO_FAST");
        assertThat(rejection(told).getString("limit")).isEqualTo("notes_minute");

        ChatMessage silent = voice(ann);
        ChatMessage another = voice(ann);
        assertThat(tooFast(silent).told()).isFalse();
        assertThat(tooFast(another).told()).isFalse();
        sweeper.sweep();
        assertThat(events(silent)).containsExactly("accepted", "rejected", "silent");
        assertThat(rejection(silent).getBoolean("told")).isFalse();
        assertThat(ann.fromBot())
                .noneMatch(message -> message.replyTo() != null
                        && (message.replyTo() == silent.id() || message.replyTo() == another.id()));
        assertThat(words(ann)).hasSize(1);

        assertThat(Stream.of(told, silent, another))
                .allSatisfy(note ->
                        assertThat(billing.calls(jobOf(note).toString())).isEmpty());
    }

    @Test
    void theNextMinuteGoesOn() {
        allNotes(ann);
        tooFast(voice(ann));
        tooFast(voice(ann));

        clock.advance(Duration.ofMinutes(1));

        allNotes(ann);
        assertThat(tooFast(voice(ann)).told()).isTrue();
        eventually().until(() -> words(ann).size() == 2);
    }

    @Test
    void nobodyElseNotices() {
        allNotes(ann);
        tooFast(voice(ann));

        LocalUser bob = rich("Bob", "en");

        queued(voice(bob));
        assertThat(words(bob)).isEmpty();
        leftNotes.forget(bob);
    }

    @Test
    void tooMuchAudioADayIsToldInHours() {
        billing.setBalance(ann.id(), "100000.00");
        for (int i = 0; i < 3; i++) {
            begun(ann.sendAudio("talk.mp3", "audio/mpeg", new byte[] {1}, Duration.ofHours(3)));
        }

        ChatMessage note = ann.sendAudio("talk.mp3", "audio/mpeg", new byte[] {1}, Duration.ofHours(3));

        ChatMessage word = said(ann, "🌙");
        assertThat(word.text()).contains("600 minutes of audio a day", "Nothing was charged", "again in 5 hours");
        assertThat(tooFast(note).limit()).isEqualTo(Limit.AUDIO_A_DAY);
        begun(voice(ann));
    }

    @Test
    void theFirstStepMayBeTakenAgainAndTakesNothingTwice() {
        Job job = leftNotes.accepted(ann, Duration.ofSeconds(10));
        for (int i = 0; i < 3 * NOTES; i++) {
            assertThat(admitJob.rejection(job)).isEmpty();
        }
        for (int i = 1; i < NOTES; i++) {
            assertThat(admitJob.rejection(leftNotes.accepted(ann, Duration.ofSeconds(10))))
                    .isEmpty();
        }

        Job refused = leftNotes.accepted(ann, Duration.ofSeconds(10));
        Rejection first = admitJob.rejection(refused).orElseThrow();
        clock.advance(Duration.ofSeconds(1));

        assertThat(admitJob.rejection(refused)).contains(first);
        assertThat(((Rejection.TooFast) first).told()).isTrue();
        assertThat(admitJob.rejection(leftNotes.accepted(ann, Duration.ofSeconds(10))))
                .get()
                .isInstanceOfSatisfying(
                        Rejection.TooFast.class,
                        silent -> assertThat(silent.told()).isFalse());
    }

    /** As a replica that is slow places it, while another one takes the job's first step again. */
    @Test
    void afterASilentRefusalNobodyPlacesAMessage() {
        answers(ann, 1);
        answered(ann, 1);
        Job job = leftNotes.accepted(ann, Duration.ofSeconds(10));
        ends.rejected(job.id(), silent());

        assertThat(placeMessage.place(job)).isFalse();

        assertThat(ann.fromBot()).hasSize(1);
    }

    /** As where billing was away, and Redis has lost that the job had passed already. */
    @Test
    void aPlaceholderThatStandsIsNeverLeftStanding() throws InterruptedException {
        answers(ann, 1);
        answered(ann, 1);
        Job job = leftNotes.accepted(ann, Duration.ofSeconds(10));
        placeMessage.place(job);
        ChatMessage placeholder = said(ann, "⏳");

        ends.rejected(job.id(), silent());
        sweeper.sweep();

        assertThat(said(ann, WORD).id()).isEqualTo(placeholder.id());
        assertThat(ann.fromBot()).hasSize(2);
    }

    private Rejection.TooFast silent() {
        return new Rejection.TooFast(Limit.NOTES_A_MINUTE, clock.instant().plusSeconds(3), false);
    }

    @Test
    void beyondThirtyCommandsAMinuteOneWordIsSaidAndNothingElse() {
        answers(ann, ANSWERS);
        answered(ann, ANSWERS);
        double silent = counted(Limit.ANSWERS_A_MINUTE, "silent");

        ann.send("/help");
        assertThat(said(ann, WORD).text()).contains("30 times a minute", "Nothing was charged", "again in 1 minute");
        ann.send("/balance");
        ann.send("hello");
        eventually().until(() -> counted(Limit.ANSWERS_A_MINUTE, "silent") == silent + 2);

        assertThat(ann.fromBot()).hasSize(ANSWERS + 1);
        queued(voice(ann));
        clock.advance(Duration.ofMinutes(1));
        ann.send("/help");
        answered(ann, ANSWERS + 1);
    }

    @Test
    void aPressIsAnsweredAlsoBeyondTheLimit() {
        ann.send("/language");
        ChatMessage question = said(ann, "Which language");
        Button german = question.button("Deutsch").orElseThrow();
        answers(ann, ANSWERS - 1);
        answered(ann, ANSWERS - 1);

        assertThat(answered(ann.press(question.id(), german))).contains(WORD, "in 1 minute");
        assertThat(answered(ann.press(question.id(), german))).isEmpty();
        assertThat(answered(ann.press(question.id(), german))).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(answered(ann.press(question.id(), german))).isEqualTo("👌 Ich spreche jetzt Deutsch.");
    }

    @Test
    void whileRedisIsAwayTheGatewayKeepsToTheLimitsByItself() {
        stores.redis().kill();
        try {
            allNotes(ann);
            assertThat(tooFast(voice(ann)).told()).isTrue();
            assertThat(tooFast(voice(ann)).told()).isFalse();
            said(ann, WORD);
        } finally {
            stores.redis().startAgain();
        }

        clock.advance(Duration.ofMinutes(2));
        eventually().ignoreExceptions().until(() -> redis.execute("PING") != null);
        begun(voice(ann));
        assertThat(redis.key().exists("aisha:limits:{" + ann.id() + "}")).isTrue();
    }

    @Test
    void inTheUsersLanguage() {
        LocalUser oleg = rich("Олег", "ru");
        allNotes(oleg);

        voice(oleg);
        assertThat(said(oleg, WORD).text()).contains("20 записей в минуту", "Ничего не списано.", "через 1 минуту");

        answers(oleg, ANSWERS + 1);
        assertThat(said(oleg, "отвечать").text()).contains("30 раз в минуту", "Снова слушаю вас через 1 минуту.");
        leftNotes.forget(oleg);
    }
}
