package dev.aisha.worker.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a provider's limits: {@code x-ratelimit-remaining-requests} with {@code x-ratelimit-reset-requests},
 * and the same of tokens, audio or whatever else it counts (OpenAI's guide to rate limits).
 */
final class RateLimits {
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|h|m|s|$)");

    private RateLimits() {}

    /** How long until something remains of everything; zero where something does, or where it does not say. */
    static Duration untilSomeRemains(Headers headers) {
        Duration longest = Duration.ZERO;
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(REMAINING) && isNothing(headers.get(name))) {
                Duration reset = time(headers.get(RESET + lower.substring(REMAINING.length())));
                longest = reset.compareTo(longest) > 0 ? reset : longest;
            }
        }
        return longest;
    }

    private static boolean isNothing(@Nullable String remaining) {
        return remaining != null && remaining.strip().matches("-\\d{1,9}|0{1,9}(\\.0{1,9})?");
    }

    /** {@code 1s}, {@code 6m0s}, {@code 120ms}, {@code 1h2m3.5s}, or a number of seconds; zero for anything else. */
    static Duration time(@Nullable String text) {
        double millis = 0;
        int end = 0;
        String stripped = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        Matcher amount = AMOUNT.matcher(stripped);
        while (end < stripped.length()) {
            if (!amount.find(end) || amount.start() != end) {
                return Duration.ZERO;
            }
            millis += Double.parseDouble(amount.group(1)) * unit(amount.group(2));
            end = amount.end();
        }
        return Duration.ofMillis(Math.min(Math.round(millis), LONGEST.toMillis()));
    }

    private static int unit(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1000;
        };
    }
}
