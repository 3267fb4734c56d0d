package dev.aisha.platform.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What OpenTelemetry is to use instead of its own. */
@Singleton
final class TracingParts {
    @Produces
    @Singleton
    Sampler sampler() {
        return new KeepJobs();
    }

    @Produces
    @Singleton
    IdGenerator ids() {
        return new GivenIds();
    }
}
