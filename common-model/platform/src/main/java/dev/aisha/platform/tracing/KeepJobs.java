package dev.aisha.platform.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Keeps what belongs to a job that is traced, and nothing else: no health checks, no sweeps, no waiting for updates. Whether
 * a job is traced is decided once, by {@link Traces}, and goes with its context.
 */
final class KeepJobs implements Sampler {
    /** Marks where the span of a whole job begins, which has nothing above it. */
    static final ContextKey<SpanContext> WHOLE = ContextKey.named("the span of a whole job");

    @Override
    public SamplingResult shouldSample(
            Context above, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SpanContext whole = above.get(WHOLE);
        SpanContext decided = whole == null ? Span.fromContext(above).getSpanContext() : whole;
        return decided.isSampled() ? SamplingResult.recordAndSample() : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "jobs that are traced";
    }
}
