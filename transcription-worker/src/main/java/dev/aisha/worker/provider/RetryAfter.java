package dev.aisha.worker.provider;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When a service asks us to come back: {@code retry-after-ms}, or {@code retry-after} in seconds or as a date. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Zero where it does not say. */
    static Duration read(Headers headers, Clock clock) {
        @Nullable String millis = headers.get("retry-after-ms");
        if (millis != null && isNumber(millis)) {
            return within((long) Double.parseDouble(millis));
        }
        @Nullable String after = headers.get("retry-after");
        if (after == null) {
            return Duration.ZERO;
        }
        return isNumber(after) ? within((long) (Double.parseDouble(after) * 1000)) : until(after, clock);
    }

    private static Duration until(String date, Clock clock) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return within(Duration.between(clock.instant(), then).toMillis());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?");
    }

    private static Duration within(long millis) {
        return Duration.ofMillis(Math.clamp(millis, 0, LONGEST.toMillis()));
    }
}
