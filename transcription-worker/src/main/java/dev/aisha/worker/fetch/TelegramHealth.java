package dev.aisha.worker.fetch;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows whether Telegram answered when last asked. If it did not, jobs wait, but this worker is no less ready. */
@Default // a qualifier of its own would take this one away
@Readiness
@Singleton
final class TelegramHealth implements HealthCheck {
    private volatile String lastAnswer = "not asked yet";

    void answered(boolean answered) {
        lastAnswer = answered ? "answered" : "unavailable";
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("telegram")
                .up()
                .withData("lastAnswer", lastAnswer)
                .build();
    }
}
