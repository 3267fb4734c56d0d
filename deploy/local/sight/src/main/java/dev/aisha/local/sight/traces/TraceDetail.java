package dev.aisha.local.sight.traces;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A trace with its spans in the order of their tree, as it is in JSON. */
record TraceDetail(TraceLine trace, List<SpanLine> spans) {
    /**
     * A span.
     *
     * @param depth how many spans it is a step of
     * @param beginMillis since the trace's beginning
     * @param error null where nothing went wrong
     */
    record SpanLine(
            String id,
            @Nullable String parent,
            int depth,
            String name,
            String kind,
            String service,
            String instance,
            double beginMillis,
            double durationMillis,
            @Nullable String error,
            SortedMap<String, String> attributes) {}

    static TraceDetail of(Trace trace) {
        return new TraceDetail(
                TraceLine.of(trace),
                OrderSpans.of(trace).stream()
                        .map(row -> line(row.span(), row.depth(), trace.begin()))
                        .toList());
    }

    private static SpanLine line(Span span, int depth, long begin) {
        return new SpanLine(
                span.id(),
                span.parent(),
                depth,
                span.name(),
                span.kind(),
                span.service(),
                span.instance(),
                TraceLine.millis(span.begin() - begin),
                TraceLine.millis(span.end() - span.begin()),
                span.error(),
                span.attributes());
    }
}
