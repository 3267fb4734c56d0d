package dev.aisha.local.sight.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all counters have grown by lately, look by look. For one thread. */
public final class Recent {
    private final int looks;
    private final Deque<Look> kept = new ArrayDeque<>();

    private record Look(Instant at, List<Sample> grown) {}

    /** Keeps the growth of so many looks. */
    public Recent(int looks) {
        this.looks = looks;
    }

    /** Adds what counters have grown by between the look before and this one. */
    public void add(Instant at, List<Sample> grown) {
        kept.addLast(new Look(at, List.copyOf(grown)));
        if (kept.size() > looks) {
            kept.removeFirst();
        }
    }

    /** What has been counted within so much time before the last look. */
    public double grown(Selection selection, Duration within) {
        return samples(selection, within).mapToDouble(Sample::value).sum();
    }

    /** The same for each value of a label. */
    public SortedMap<String, Double> grownBy(String label, Selection selection, Duration within) {
        SortedMap<String, Double> grown = new TreeMap<>();
        samples(selection, within)
                .forEach(sample -> grown.merge(sample.series().label(label), sample.value(), Double::sum));
        return grown;
    }

    private Stream<Sample> samples(Selection selection, Duration within) {
        if (kept.isEmpty()) {
            return Stream.empty();
        }
        Instant after = kept.getLast().at().minus(within);
        return kept.stream()
                .filter(look -> look.at().isAfter(after))
                .flatMap(look -> look.grown().stream())
                .filter(sample -> selection.takes(sample.series()));
    }
}
