package dev.aisha.billing.platform;

import dev.aisha.platform.Problem;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what no fleet of ours asks for, so that a caller that runs wild does not take the database from the others, and
 * a token cannot be found by trying. Per replica; {@code /q/*} does not come through here.
 */
@Singleton
final class LimitRate {
    private static final int BEFORE_THE_TOKEN = Priorities.AUTHENTICATION - 100;
    private static final Problem TOO_MANY =
            Problem.of(429, "too-many-requests", "Too many requests", "Send the same again a little later.");

    private final Bucket requests;
    private final Bucket strangers;

    LimitRate(RateRules rules) {
        requests = bucket(rules.requestsPerSecond());
        strangers = bucket(rules.strangersPerSecond());
    }

    /** As many at once as in a second. */
    private static Bucket bucket(long perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    @ServerRequestFilter(preMatching = true, priority = BEFORE_THE_TOKEN)
    public Optional<Response> check() {
        return requests.tryConsume(1) ? Optional.empty() : Optional.of(tooMany());
    }

    /** What is said to a caller without a token of ours: {@code refusal}, or less where many of them come. */
    Response stranger(Response refusal) {
        return strangers.tryConsume(1) ? refusal : tooMany();
    }

    private static Response tooMany() {
        return Response.fromResponse(TOO_MANY.response())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
