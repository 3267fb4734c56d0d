package dev.aisha.local.sight.traces;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps the latest 200 traces, of each at most 500 spans. The one that has been quiet for longest goes first. */
final class KeepTraces {
    static final int TRACES = 200;
    static final int SPANS = 500;

    /** Spans by id, by trace; the trace that was told of last is at the end. */
    private final Map<String, Map<String, Span>> traces = new LinkedHashMap<>();

    /** Keeps them; one that is told again takes its own place. Says how many there was no room for. */
    synchronized int keep(List<Span> spans) {
        int refused = 0;
        for (Span span : spans) {
            if (!keep(span)) {
                refused++;
            }
        }
        return refused;
    }

    private boolean keep(Span span) {
        Map<String, Span> known = Objects.requireNonNullElseGet(traces.remove(span.trace()), LinkedHashMap::new);
        traces.put(span.trace(), known);
        if (traces.size() > TRACES) {
            traces.remove(traces.keySet().iterator().next());
        }
        if (known.size() >= SPANS && !known.containsKey(span.id())) {
            return false;
        }
        known.put(span.id(), span);
        return true;
    }

    /** All of them, the one that began last first. */
    synchronized List<Trace> latest() {
        return traces.entrySet().stream()
                .map(trace ->
                        new Trace(trace.getKey(), List.copyOf(trace.getValue().values())))
                .sorted(Comparator.comparingLong(Trace::begin).reversed())
                .toList();
    }

    synchronized Optional<Trace> find(String id) {
        return Optional.ofNullable(traces.get(id)).map(spans -> new Trace(id, List.copyOf(spans.values())));
    }
}
