package dev.aisha.local.sight.figures;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a figure is at one moment.
 *
 * @param value empty where nobody knows it
 * @param parts that it is made of, by name; empty where it is of one piece
 */
record Reading(OptionalDouble value, SortedMap<String, Double> parts) {
    private static final int PARTS = 12;

    Reading {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    static Reading of(OptionalDouble value) {
        return new Reading(value, new TreeMap<>());
    }

    static Reading of(double value) {
        return of(OptionalDouble.of(value));
    }

    /** The sum of all, and at most twelve of those that are not 0. */
    static Reading sum(SortedMap<String, Double> parts) {
        SortedMap<String, Double> told = new TreeMap<>();
        parts.entrySet().stream()
                .filter(part -> part.getValue() != 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(PARTS)
                .forEach(part -> told.put(part.getKey(), part.getValue()));
        return new Reading(
                OptionalDouble.of(
                        parts.values().stream().mapToDouble(Double::doubleValue).sum()),
                told);
    }
}
