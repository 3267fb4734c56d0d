package dev.aisha.local.sight.traces;

import java.util.List;

/**
 * A trace in the list, as it is in JSON.
 *
 * @param begin as ISO 8601 has it
 * @param spans how many
 * @param errors how many spans tell of one
 */
record TraceLine(
        String id,
        String name,
        String begin,
        double durationMillis,
        int spans,
        List<String> services,
        boolean failed,
        int errors) {

    static TraceLine of(Trace trace) {
        return new TraceLine(
                trace.id(),
                trace.name(),
                trace.beginInstant().toString(),
                millis(trace.duration()),
                trace.spans().size(),
                trace.services(),
                trace.failed(),
                trace.errors());
    }

    /** Milliseconds with three decimals. */
    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }
}
