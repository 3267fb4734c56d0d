package dev.aisha.local.sight.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * Which series are meant, as a selector of PromQL says it.
 *
 * @param name of the metric
 * @param with labels that a series has
 * @param without labels that a series has not
 */
public record Selection(String name, Map<String, String> with, Map<String, String> without) {
    public Selection {
        with = Map.copyOf(with);
        without = Map.copyOf(without);
    }

    public static Selection of(String name) {
        return new Selection(name, Map.of(), Map.of());
    }

    public Selection with(String label, String value) {
        return new Selection(name, more(with, label, value), without);
    }

    public Selection without(String label, String value) {
        return new Selection(name, with, more(without, label, value));
    }

    boolean takes(Series series) {
        return series.name().equals(name)
                && with.entrySet().stream().allMatch(label -> has(series, label))
                && without.entrySet().stream().noneMatch(label -> has(series, label));
    }

    private static boolean has(Series series, Map.Entry<String, String> label) {
        return series.label(label.getKey()).equals(label.getValue());
    }

    private static Map<String, String> more(Map<String, String> labels, String label, String value) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(label, value);
        return more;
    }
}
