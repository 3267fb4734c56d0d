package dev.aisha.local.sight.metrics;

import java.util.Map;

/** What a value belongs to: a metric's name, and its labels. */
public record Series(String name, Map<String, String> labels) {
    public Series {
        labels = Map.copyOf(labels);
    }

    /** The value of a label; empty where there is none, as in Prometheus. */
    public String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
