package dev.aisha.billing.freeminutes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The day whose free seconds a hold takes, fixed when it is made.
 *
 * @param date in the zone of {@link FreeMinutes#zone()}
 * @param allowance whole free seconds of that day for each user
 */
public record FreeDay(LocalDate date, long allowance) {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    public FreeDay {
        if (allowance < 0) {
            throw new IllegalArgumentException("allowance is negative: " + allowance);
        }
    }

    /** The day at a moment, under the rules in force. */
    public static FreeDay at(Instant moment, FreeMinutes rules) {
        long allowance = rules.perDay()
                .multiply(SECONDS_PER_MINUTE)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return new FreeDay(LocalDate.ofInstant(moment, rules.zone()), allowance);
    }
}
