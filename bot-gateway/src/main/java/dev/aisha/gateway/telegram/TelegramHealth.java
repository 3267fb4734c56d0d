package dev.aisha.gateway.telegram;

import dev.aisha.gateway.peers.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Telegram answers {@code getMe}; asked at most every 30 seconds while it does, every 5 while it does not. */
@Readiness
@ApplicationScoped
class TelegramHealth implements HealthCheck, Peer {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final Duration BAD_FOR = Duration.ofSeconds(5);

    private final Telegram telegram;
    private final Clock clock;
    private boolean up;
    private Instant goodUntil = Instant.MIN;

    TelegramHealth(Telegram telegram, Clock clock) {
        this.telegram = telegram;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("telegram").status(answers()).build();
    }

    @Override
    public String label() {
        return "telegram";
    }

    @Override
    public synchronized boolean answers() {
        Instant now = clock.instant();
        if (!now.isBefore(goodUntil)) {
            up = telegram.knowsUs();
            goodUntil = now.plus(up ? GOOD_FOR : BAD_FOR);
        }
        return up;
    }
}
