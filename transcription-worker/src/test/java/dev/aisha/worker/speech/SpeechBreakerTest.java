package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.SettableClock;
import dev.aisha.worker.speech.SpeechAnswer.Recognised;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.RefusesUs;
import dev.aisha.worker.speech.SpeechAnswer.Throttled;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import dev.aisha.worker.speech.SpeechBreaker.Closed;
import dev.aisha.worker.speech.SpeechBreaker.Pass;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpeechBreakerTest {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final SpeechAnswer REFUSAL = new RefusesUs("status 401");
    private static final SpeechAnswer TEXT = new Recognised(new RecognisedText("", null, List.of(), List.of()));

    private final PlayedSpeech speech = new PlayedSpeech();
    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SpeechBreaker breaker = new SpeechBreaker(clock, meters, speech.config(Map.of()));

    @AfterEach
    void stop() {
        speech.close();
    }

    @Test
    void letsAllThroughAtFirst() {
        assertThat(breaker.enter()).isInstanceOf(Pass.class);
        assertThat(breaker.enter()).isInstanceOf(Pass.class);
        assertShows("up closed", 0);
    }

    @Test
    void keepsAllBackAfterARefusal() {
        ask(REFUSAL);

        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
        assertShows("up open status 401", 1);
    }

    @Test
    void oneAtATimeAsksAgain() {
        ask(REFUSAL);
        clock.sleep(EVERY);

        Pass probe = pass();
        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
        clock.sleep(EVERY.multipliedBy(2));
        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));

        probe.saw(REFUSAL);
        probe.close();
        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
        clock.sleep(EVERY);
        assertThat(breaker.enter()).isInstanceOf(Pass.class);
    }

    @Test
    void theFirstTextLetsAllGo() {
        ask(REFUSAL);
        clock.sleep(EVERY);

        ask(TEXT);

        assertThat(breaker.enter()).isInstanceOf(Pass.class);
        assertThat(breaker.enter()).isInstanceOf(Pass.class);
        assertShows("up closed", 0);
    }

    static Stream<SpeechAnswer> answersThatSayNothingOfUs() {
        return Stream.of(
                new Throttled(Duration.ZERO),
                new Unavailable("status 500", Duration.ZERO),
                new RefusesAudio(FailureCode.UNREADABLE_AUDIO, "status 400"));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothingOfUs")
    void whatSaysNothingOfUsChangesNothing(SpeechAnswer answer) {
        ask(answer);
        assertThat(breaker.enter()).isInstanceOf(Pass.class);

        ask(REFUSAL);
        clock.sleep(EVERY);
        ask(answer);

        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
    }

    @Test
    void aProbeThatIsGivenUpMakesRoomForTheNext() {
        ask(REFUSAL);
        clock.sleep(EVERY);
        pass().close();

        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
        clock.sleep(EVERY);
        assertThat(breaker.enter()).isInstanceOf(Pass.class);
    }

    @Test
    void whoWasUnderWayDoesNotEndAnothersProbe() {
        Pass early = pass();
        ask(REFUSAL);
        clock.sleep(EVERY);
        Pass probe = pass();

        early.saw(REFUSAL);
        early.close();
        clock.sleep(EVERY);

        assertThat(breaker.enter()).isEqualTo(new Closed(EVERY));
        probe.close();
    }

    private void ask(SpeechAnswer answer) {
        try (Pass pass = pass()) {
            pass.saw(answer);
        }
    }

    private Pass pass() {
        return (Pass) breaker.enter();
    }

    private void assertShows(String health, double gauge) {
        var response = new SpeechHealth(breaker).call();
        var data = response.getData().orElseThrow();
        String shown = response.getStatus().toString().toLowerCase(java.util.Locale.ROOT) + " " + data.get("breaker")
                + (data.containsKey("reason") ? " " + data.get("reason") : "");
        assertThat(shown).isEqualTo(health);
        assertThat(meters.get("aisha.speech.breaker.open").gauge().value()).isEqualTo(gauge);
    }
}
