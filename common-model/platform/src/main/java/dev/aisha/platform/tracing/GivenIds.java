package dev.aisha.platform.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ids of spans: random ones, but for the span of a whole job, whose ids everybody knows before it exists. */
final class GivenIds implements IdGenerator {
    private static final ThreadLocal<@Nullable SpanContext> GIVEN = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** Starts the one span that is to have these ids. */
    static <T> T with(SpanContext ids, Supplier<T> start) {
        GIVEN.set(ids);
        try {
            return start.get();
        } finally {
            GIVEN.remove();
        }
    }

    @Override
    public String generateTraceId() {
        SpanContext given = GIVEN.get();
        return given == null ? random.generateTraceId() : given.getTraceId();
    }

    @Override
    public String generateSpanId() {
        SpanContext given = GIVEN.get();
        return given == null ? random.generateSpanId() : given.getSpanId();
    }
}
