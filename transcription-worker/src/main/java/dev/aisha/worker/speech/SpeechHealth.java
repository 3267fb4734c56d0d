package dev.aisha.worker.speech;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows what the speech service answered last. A provider that is down makes jobs wait, not this worker unready. */
@Default // a qualifier of its own would take this one away
@Readiness
@Singleton
final class SpeechHealth implements HealthCheck {
    private final SpeechBreaker breaker;
    private volatile String lastAnswer = "not asked yet";

    SpeechHealth(SpeechBreaker breaker) {
        this.breaker = breaker;
    }

    void saw(SpeechAnswer answer) {
        lastAnswer = answer.label();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("speech").up().withData("lastAnswer", lastAnswer);
        Optional<String> reason = breaker.reason();
        response.withData("breaker", reason.isPresent() ? "open" : "closed");
        reason.ifPresent(why -> response.withData("reason", why));
        return response.build();
    }
}
