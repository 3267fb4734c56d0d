package dev.aisha.billing.freeminutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeDayTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static FreeMinutes rules(String perDay, String zone) {
        return rules(new BigDecimal(perDay), ZoneId.of(zone));
    }

    private static FreeMinutes rules(BigDecimal perDay, ZoneId zone) {
        return new FreeMinutes() {
            @Override
            public BigDecimal perDay() {
                return perDay;
            }

            @Override
            public ZoneId zone() {
                return zone;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"3.0, 180", "0, 0", "0.5, 30", "0.99, 59", "0.016667, 1", "0.016666, 0", "1440, 86400"})
    void theAllowanceIsWholeSeconds(String perDay, long allowance) {
        assertThat(FreeDay.at(NOON, rules(perDay, "UTC")).allowance()).isEqualTo(allowance);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:59:59Z, UTC, 2026-11-22",
        "2026-11-23T00:00:00Z, UTC, 2026-11-23",
        "2026-11-22T20:59:59Z, Europe/Moscow, 2026-11-22",
        "2026-11-22T21:00:00Z, Europe/Moscow, 2026-11-23",
        // Summer time ends on this day: it has 25 hours.
        "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25",
        "2026-10-25T22:59:59Z, Europe/Berlin, 2026-10-25",
        "2026-10-25T23:00:00Z, Europe/Berlin, 2026-10-26",
        // On this day midnight itself is skipped.
        "2026-09-06T03:59:59Z, America/Santiago, 2026-09-05",
        "2026-09-06T04:00:00Z, America/Santiago, 2026-09-06"
    })
    void theDayIsThatOfTheZone(String moment, String zone, LocalDate day) {
        assertThat(FreeDay.at(Instant.parse(moment), rules("3.0", zone)).date()).isEqualTo(day);
    }

    @Property
    void timeNeverGoesBackToAnEarlierDay(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @LongRange(min = 0, max = 200_000) long later) {
        FreeMinutes rules = rules("3.0", "America/Sao_Paulo");

        LocalDate day = FreeDay.at(Instant.ofEpochSecond(second), rules).date();
        LocalDate next =
                FreeDay.at(Instant.ofEpochSecond(second + later), rules).date();

        assertThat(next).isAfterOrEqualTo(day);
    }

    @Property
    void noMoreIsGivenThanIsConfigured(@ForAll @BigRange(min = "0", max = "1440") @Scale(6) BigDecimal perDay) {
        long allowance = FreeDay.at(NOON, rules(perDay, ZoneId.of("UTC"))).allowance();

        assertThat(BigDecimal.valueOf(allowance)).isLessThanOrEqualTo(perDay.multiply(BigDecimal.valueOf(60)));
        assertThat(BigDecimal.valueOf(allowance + 1)).isGreaterThan(perDay.multiply(BigDecimal.valueOf(60)));
    }

    @Test
    void anAllowanceIsNeverNegative() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new FreeDay(LocalDate.EPOCH, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
