package dev.aisha.worker.provider;

import dev.aisha.worker.provider.Trouble.TooMany;
import dev.aisha.worker.provider.Trouble.WithTheRequest;
import dev.aisha.worker.provider.Trouble.WithThem;
import dev.aisha.worker.provider.Trouble.WithUs;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;

/** Reads answers that are none: {@code {"error": {"message", "type", "param", "code"}}}, and what compatible servers say. */
public final class ReadTrouble {
    /** Codes of OpenAI's errors, whatever their status. */
    private static final Set<String> ACCOUNT_PROBLEMS =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "account_deactivated", "invalid_api_key");

    /** For how long to leave a service alone that has too many requests and does not say until when. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private ReadTrouble() {}

    /** What an answer with another status than 200 says. */
    public static Trouble read(int status, Headers headers, String body, Clock clock) {
        String about = body.toLowerCase(Locale.ROOT);
        if (ACCOUNT_PROBLEMS.stream().anyMatch(about::contains)) {
            return new WithUs("account, status " + status);
        }
        return switch (status) {
            case 401, 402, 403, 404 -> new WithUs("status " + status);
            case 429 -> new TooMany(wait(headers, clock));
            case 400, 413, 415, 422 -> new WithTheRequest("status " + status);
            default -> new WithThem("status " + status, wait(headers, clock));
        };
    }

    /** For how long the provider asks everybody to leave it alone; zero where it does not. */
    public static Duration leaveAlone(int status, Headers headers, Clock clock) {
        Duration wait = status == 429 ? wait(headers, clock) : RateLimits.untilSomeRemains(headers);
        return status == 429 && wait.isZero() ? A_MOMENT : wait;
    }

    private static Duration wait(Headers headers, Clock clock) {
        Duration after = RetryAfter.read(headers, clock);
        return after.isZero() ? RateLimits.untilSomeRemains(headers) : after;
    }
}
