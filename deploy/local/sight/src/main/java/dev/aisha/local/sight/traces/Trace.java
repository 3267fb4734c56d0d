package dev.aisha.local.sight.traces;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a trace: of one that is under way, the root is told last.
 *
 * @param spans at least one
 */
record Trace(String id, List<Span> spans) {
    private static final Comparator<Span> BY_BEGIN =
            Comparator.comparingLong(Span::begin).thenComparing(Span::id);

    Trace {
        spans = spans.stream().sorted(BY_BEGIN).toList();
    }

    /** The whole of it, once that has been told. */
    Optional<Span> root() {
        return spans.stream().filter(span -> span.parent() == null).findFirst();
    }

    /** The root's name; until it is known, that of the earliest span. */
    String name() {
        return root().orElse(spans.getFirst()).name();
    }

    /** When the earliest span begins, in nanoseconds since 1970. */
    long begin() {
        return spans.getFirst().begin();
    }

    Instant beginInstant() {
        return Instant.EPOCH.plus(begin(), ChronoUnit.NANOS);
    }

    /** The root's nanoseconds; until it is known, those from the earliest beginning to the latest end. */
    long duration() {
        return root().map(root -> root.end() - root.begin())
                .orElseGet(() -> spans.stream().mapToLong(Span::end).max().orElse(begin()) - begin());
    }

    /** The services that have a part in it, in the order of their first steps. */
    List<String> services() {
        return spans.stream().map(Span::service).distinct().toList();
    }

    /** Whether the whole has failed; a step that failed and was made again is none of that. */
    boolean failed() {
        return root().map(Span::failed).orElseGet(() -> errors() > 0);
    }

    /** How many spans tell of an error. */
    int errors() {
        return (int) spans.stream().filter(Span::failed).count();
    }
}
