package dev.aisha.local.sight.traces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the spans of a trace in the order of their tree: each before its steps, those by their beginning. */
final class OrderSpans {
    private final Map<String, List<Span>> steps = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    private OrderSpans(Trace trace) {
        for (Span span : trace.spans()) {
            ids.add(span.id());
            if (span.parent() != null) {
                steps.computeIfAbsent(span.parent(), parent -> new ArrayList<>())
                        .add(span);
            }
        }
    }

    /** A span, and how many spans it is a step of. */
    record Row(Span span, int depth) {}

    /** A span whose parent is not known stands where the root does; so does one of a circle. */
    static List<Row> of(Trace trace) {
        var order = new OrderSpans(trace);
        trace.spans().stream()
                .filter(span -> span.parent() == null || !order.ids.contains(span.parent()))
                .forEach(span -> order.add(span, 0));
        trace.spans().forEach(span -> order.add(span, 0));
        return order.rows;
    }

    private void add(Span span, int depth) {
        if (done.add(span.id())) {
            rows.add(new Row(span, depth));
            steps.getOrDefault(span.id(), List.of()).forEach(step -> add(step, depth + 1));
        }
    }
}
