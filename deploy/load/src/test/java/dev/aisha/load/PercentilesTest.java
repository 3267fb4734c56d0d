package dev.aisha.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long it took, in figures made by hand. */
class PercentilesTest {
    @Test
    void eachIsTheLeastThatSoManyDidNotExceed() {
        List<Duration> hundred = new ArrayList<>(
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());
        Collections.shuffle(hundred, new Random(1));

        Percentiles percentiles = new Percentiles(hundred);

        assertThat(percentiles.at(0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(percentiles.at(0.9)).isEqualTo(Duration.ofMillis(90));
        assertThat(percentiles.at(0.99)).isEqualTo(Duration.ofMillis(99));
        assertThat(percentiles.at(0.991)).isEqualTo(Duration.ofMillis(100));
        assertThat(percentiles.most()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void oneIsAllOfThem() {
        Percentiles percentiles = new Percentiles(List.of(Duration.ofSeconds(3)));

        assertThat(percentiles.at(0.01)).isEqualTo(percentiles.most()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whereNothingCameThereIsNoTime() {
        assertThat(new Percentiles(List.of()).at(0.5)).isZero();
    }

    @Test
    void thereIsNoShareOfNothingOrOfMoreThanAll() {
        Percentiles percentiles = new Percentiles(List.of(Duration.ZERO));

        assertThatIllegalArgumentException().isThrownBy(() -> percentiles.at(0));
        assertThatIllegalArgumentException().isThrownBy(() -> percentiles.at(1.01));
    }
}
