package dev.aisha.local.sight.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all services show at one moment. A value that its service does not know counts for nothing. */
public record Shown(List<Sample> samples) {
    public Shown {
        samples = List.copyOf(samples);
    }

    /** Of what each instance has its own share; empty where nobody shows it. */
    public OptionalDouble sum(Selection selection) {
        return known(selection).mapToDouble(Sample::value).reduce(Double::sum);
    }

    /** Of what all instances see alike; empty where nobody shows it. */
    public OptionalDouble max(Selection selection) {
        return known(selection).mapToDouble(Sample::value).max();
    }

    /** The maximum for each value of a label. */
    public SortedMap<String, Double> maxBy(String label, Selection selection) {
        SortedMap<String, Double> greatest = new TreeMap<>();
        known(selection).forEach(sample -> greatest.merge(sample.series().label(label), sample.value(), Math::max));
        return greatest;
    }

    private Stream<Sample> known(Selection selection) {
        return samples.stream()
                .filter(sample -> selection.takes(sample.series()))
                .filter(sample -> !Double.isNaN(sample.value()));
    }
}
