package dev.aisha.platform.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.util.UUID;

/** The names that a job has in traces: its trace, and in it the span of the whole. */
final class JobTrace {
    private JobTrace() {}

    /** The span of the whole, as everybody knows it before it exists. */
    static SpanContext whole(UUID job, boolean kept) {
        return SpanContext.createFromRemoteParent(
                TraceId.fromLongs(job.getMostSignificantBits(), job.getLeastSignificantBits()),
                SpanId.fromLong(job.getLeastSignificantBits()),
                kept ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /**
     * Whether a job is among so many of all. The first 32 bits of its id decide, which are as good as random in versions 4
     * and 5 of UUIDs: every replica decides alike.
     */
    static boolean isAmong(double share, UUID job) {
        long first = job.getMostSignificantBits() >>> 32;
        return first < share * (1L << 32);
    }
}
