package dev.aisha.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "1s,1000",
        "6m0s,360000",
        "120ms,120",
        "1h2m3.5s,3723500",
        "59.961s,59961",
        "2,2000",
        "0s,0",
        "999999999h,86400000",
        "soon,0",
        "1s later,0",
        "-5s,0",
        "1790000000,0",
        "'',0"
    })
    void timesAreReadInAllTheirForms(String text, long millis) {
        assertThat(RateLimits.time(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void waitsForTheLastOfWhatIsUsedUp() {
        Headers headers = Headers.of(
                "X-RateLimit-Remaining-Requests", "0",
                "x-ratelimit-reset-requests", "1s",
                "x-ratelimit-remaining-audio-seconds", "0",
                "x-ratelimit-reset-audio-seconds", "6m0s",
                "x-ratelimit-remaining-tokens", "149984",
                "x-ratelimit-reset-tokens", "9m");

        assertThat(RateLimits.untilSomeRemains(headers)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void doesNotWaitWhereSomethingRemainsOrNothingIsSaid() {
        assertThat(RateLimits.untilSomeRemains(
                        Headers.of("x-ratelimit-remaining-requests", "10", "x-ratelimit-reset-requests", "1s")))
                .isZero();
        assertThat(RateLimits.untilSomeRemains(Headers.of("x-ratelimit-remaining-requests", "0")))
                .isZero();
        assertThat(RateLimits.untilSomeRemains(Headers.of("x-ratelimit-remaining-requests", "few", "a", "b")))
                .isZero();
    }
}
