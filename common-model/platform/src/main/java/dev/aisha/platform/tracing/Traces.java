package dev.aisha.platform.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Writes the traces of jobs. While a step is taken its ids stand in the log, also where nothing is traced. Of what goes wrong
 * a span tells the kind alone: a text may hold anything.
 */
@Singleton
public final class Traces {
    /** The header, and the field of a job, that carries a context on (W3C Trace Context, section 3.2). */
    public static final String TRACEPARENT = "traceparent";

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    private static final TextMapGetter<String> ONE_VALUE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return TRACEPARENT.equals(key) ? carrier : null;
        }
    };

    private final Tracer tracer;
    private final double share;

    @Inject
    Traces(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off, TracesConfig config) {
        this(tracer, off ? 0 : config.share());
    }

    /** Traces this share of all jobs, from 0 to 1. */
    public Traces(Tracer tracer, double share) {
        this.tracer = tracer;
        this.share = share;
    }

    /** Traces nothing. */
    public static Traces off() {
        return new Traces(TracerProvider.noop().get("off"), 0);
    }

    /** A step that may come to nothing. */
    @FunctionalInterface
    public interface Step<T, E extends Exception> {
        T take() throws E;
    }

    /** Where a step of a job belongs: below the step that is being taken, or else below the whole. */
    public Context of(UUID job) {
        SpanContext whole = whole(job);
        return Span.current().getSpanContext().getTraceId().equals(whole.getTraceId())
                ? Context.current()
                : Context.root().with(Span.wrap(whole));
    }

    /** Where work on a job belongs that came with this {@link #TRACEPARENT}; not traced where there is none. */
    public static Context of(UUID job, @Nullable String traceparent) {
        Context none = Context.root().with(Span.wrap(JobTrace.whole(job, false)));
        return traceparent == null
                ? none
                : W3CTraceContextPropagator.getInstance().extract(none, traceparent, ONE_VALUE);
    }

    /** What to send along, so that whoever takes it goes on in this trace; empty where nothing is traced. */
    public static Optional<String> traceparent() {
        SpanContext now = Span.current().getSpanContext();
        return now.isSampled()
                ? Optional.of("00-" + now.getTraceId() + "-" + now.getSpanId() + "-01")
                : Optional.empty();
    }

    /** Takes a step as a span of this name. */
    public <T, E extends Exception> T in(Context where, String name, SpanKind kind, Step<T, E> step) throws E {
        try (Begun span = begin(where, name, kind)) {
            try {
                return step.take();
            } catch (Throwable fault) {
                span.failed(fault);
                throw fault;
            }
        }
    }

    /** Begins a span of this name, that whatever this thread does belongs to until it is closed. */
    @SuppressWarnings("MustBeClosedChecker") // the scope is closed with the span
    public Begun begin(Context where, String name, SpanKind kind) {
        Span span = tracer.spanBuilder(name).setParent(where).setSpanKind(kind).startSpan();
        return new Begun(span, where.with(span).makeCurrent());
    }

    /** A span that has begun. */
    public static final class Begun implements AutoCloseable {
        private final Span span;
        private final Scope scope;

        private Begun(Span span, Scope scope) {
            this.span = span;
            this.scope = scope;
        }

        /** It comes to nothing. */
        public void failed(Throwable fault) {
            span.setStatus(StatusCode.ERROR, fault.getClass().getSimpleName());
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /**
     * Calls a peer as a span of this name, below the step that is being taken.
     *
     * @param outcome how the answer is counted, which the span tells, too
     */
    public <T, E extends Exception> T call(String name, Step<T, E> call, Function<T, String> outcome) throws E {
        return in(Context.current(), name, SpanKind.CLIENT, () -> {
            T answer = call.take();
            Span.current().setAttribute(OUTCOME, outcome.apply(answer));
            return answer;
        });
    }

    /** Tells of a time in which a job only waited, below the step that is being taken. */
    public void waited(String name, Instant from, Instant to) {
        tracer.spanBuilder(name).setStartTimestamp(from).startSpan().end(to);
    }

    /** Ends the trace of a job: tells of the whole, which all else lies in. What is done meanwhile belongs to it. */
    public void whole(UUID job, String name, Instant from, Runnable meanwhile) {
        SpanContext ids = whole(job);
        Context above = Context.root().with(KeepJobs.WHOLE, ids);
        Span span = GivenIds.with(
                ids,
                () -> tracer.spanBuilder(name)
                        .setParent(above)
                        .setStartTimestamp(from)
                        .startSpan());
        try {
            above.with(span).wrap(meanwhile).run();
        } finally {
            span.end();
        }
    }

    private SpanContext whole(UUID job) {
        return JobTrace.whole(job, JobTrace.isAmong(share, job));
    }
}
