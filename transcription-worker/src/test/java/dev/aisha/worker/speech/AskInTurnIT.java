package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotNow;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.redis.RedisKit;
import dev.aisha.worker.speech.SpeechAnswer.RefusesUs;
import dev.aisha.worker.turns.TakeTurn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that share a real Redis and a provider that is played. */
class AskInTurnIT {
    private static final String TEXT = "{\"text\": \"hello\"}";

    private static RedisKit kit;

    private final PlayedSpeech speech = new PlayedSpeech();
    private final SettableClock clock = new SettableClock();

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @BeforeAll
    static void start() {
        kit = new RedisKit();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void forget() {
        kit.redis.flushall();
    }

    @AfterEach
    void stopSpeech() {
        speech.close();
    }

    @Test
    void whatOneReplicaMayAskAnotherHasToWaitFor() throws Exception {
        AskInTurn one = replica(Map.of("requests-per-minute", "1"));
        AskInTurn other = replica(Map.of("requests-per-minute", "1"));
        speech.next(200, TEXT);

        assertThat(ask(one)).isInstanceOf(Done.class);
        assertThatThrownBy(() -> ask(other))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.SPEECH_UNAVAILABLE));

        assertThat(speech.requests()).hasSize(1);
        assertThat(clock.slept()).isPositive();
    }

    @Test
    void theLengthOfTheAudioCounts() throws Exception {
        AskInTurn one = replica(Map.of("audio-minutes-per-minute", "1"));
        speech.next(200, TEXT);

        assertThat(ask(one)).isInstanceOf(Done.class);
        assertThatThrownBy(() -> ask(one)).isInstanceOf(JobFailed.class);
    }

    @Test
    void tooManyRequestsOfOneHoldAllReplicasBack() throws Exception {
        speech.next(429, Map.of("retry-after", "90"), "");

        assertThat(ask(replica(Map.of()))).isInstanceOf(Done.class);

        assertHeldBack(ask(replica(Map.of())));
        assertThat(speech.requests()).hasSize(1);
    }

    @Test
    void aTextWithWhichTheLastRequestIsUsedUpHoldsAllReplicasBack() throws Exception {
        speech.next(200, Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "1m30s"), TEXT);

        assertThat(ask(replica(Map.of()))).isInstanceOf(Done.class);

        assertHeldBack(ask(replica(Map.of())));
    }

    @Test
    void aRefusedKeyKeepsThisReplicaBackUntilTheProbeIsAnswered() throws Exception {
        AskInTurn one = replica(Map.of());
        speech.next(401, "");
        speech.next(200, TEXT);
        speech.next(200, TEXT);

        assertThat(ask(one)).isEqualTo(new Done<>(new RefusesUs("status 401")));
        assertThat(ask(one)).isEqualTo(new NotNow<>(FailureCode.SPEECH_REFUSED, Duration.ofSeconds(15)));
        clock.sleep(Duration.ofSeconds(15));
        assertThat(ask(one)).isInstanceOf(Done.class);
        assertThat(ask(one)).isInstanceOf(Done.class);

        assertThat(speech.requests()).hasSize(3);
    }

    @Test
    void aProbeThatIsHeldBackLeavesRoomForTheNext() throws Exception {
        AskInTurn one = replica(Map.of());
        speech.next(401, Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "90s"), "");
        ask(one);
        clock.sleep(Duration.ofSeconds(15));
        assertHeldBack(ask(one));
        kit.redis.flushall();
        clock.sleep(Duration.ofSeconds(15));
        speech.next(200, TEXT);

        assertThat(ask(one)).isInstanceOf(Done.class);
    }

    private static void assertHeldBack(Attempt<SpeechAnswer> attempt) {
        assertThat(attempt).isInstanceOfSatisfying(NotNow.class, notNow -> {
            assertThat(notNow.whenOver()).isEqualTo(FailureCode.SPEECH_UNAVAILABLE);
            assertThat(notNow.time()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(90));
        });
    }

    private Attempt<SpeechAnswer> ask(AskInTurn replica) throws Exception {
        AudioChunk chunk = PlayedSpeech.chunk(folder, Duration.ofSeconds(75), "OggS");
        Deadline deadline = clock.in(Duration.ofMinutes(10));
        return replica.ask(Lane.SHORT, chunk, SpeechHints.NONE, deadline);
    }

    private AskInTurn replica(Map<String, String> settings) {
        SpeechConfig config = speech.config(settings);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        return new AskInTurn(
                new AskSpeechService(
                        config, SpeechEngine.of("gpt-transcribe"), new ReadAnswer(new ObjectMapper(), clock)),
                new SpeechBreaker(clock, meters, config),
                new TakeTurn(kit.redis, clock),
                new Patience(clock, () -> 1.0),
                meters,
                Traces.off(),
                config);
    }
}
