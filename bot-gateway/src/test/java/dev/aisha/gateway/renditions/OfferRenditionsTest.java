package dev.aisha.gateway.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferRenditionsTest {
    /** At 0.50 coins a thousand characters; nobody is asked how long a transcript is. */
    @SuppressWarnings("NullAway")
    private static OfferRenditions offer(Optional<String> model) {
        return new OfferRenditions(null, new RenditionsConfig() {
            @Override
            public Optional<String> model() {
                return model;
            }

            @Override
            public BigDecimal coinsPerThousand() {
                return new BigDecimal("0.50");
            }

            @Override
            public int worthSummingUp() {
                return 400;
            }

            @Override
            public Duration longNote() {
                return Duration.ofMinutes(5);
            }
        });
    }

    @Test
    void withoutAModelNothingIsOffered() {
        OfferRenditions nothing = offer(Optional.empty());

        assertThat(nothing.isOn()).isFalse();
        assertThat(nothing.rows(JobId.of(1, 2, 3), Words.in(Language.ENGLISH))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.50", "1, 0.50", "1000, 0.50", "1001, 1.00", "150000, 75.00"})
    void eachThousandThatIsBegunIsPaid(int characters, String price) {
        assertThat(offer(Optional.of("model")).price(characters)).isEqualByComparingTo(price);
    }
}
