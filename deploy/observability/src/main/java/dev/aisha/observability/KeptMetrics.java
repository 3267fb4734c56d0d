package dev.aisha.observability;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metrics that alerts and dashboards may ask a service for, as they are kept in {@code deploy/observability/metrics}: all
 * of ours, and those of libraries that somebody asks for.
 *
 * @param families by name, each with its type
 */
public record KeptMetrics(String service, Map<String, String> families) {
    /** The folder of the project, as every test has it. */
    static final Path ROOT = Path.of(requireNonNull(System.getProperty("aisha.root"), "aisha.root is not set"));

    public KeptMetrics {
        families = Map.copyOf(families);
    }

    /** Reads those of a service, by the name of its module. */
    public static KeptMetrics of(String service) {
        Map<String, String> families = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(
                    ROOT.resolve("deploy/observability/metrics").resolve(service + ".txt"))) {
                String[] words = line.split(" ", -1);
                families.put(words[0], words[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeptMetrics(service, families);
    }

    /** The names that an expression may have: a histogram and a summary have several. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        families.forEach((name, type) -> {
            switch (type) {
                case "histogram" -> names.addAll(Set.of(name + "_bucket", name + "_count", name + "_sum"));
                case "summary" -> names.addAll(Set.of(name + "_count", name + "_sum"));
                default -> names.add(name);
            }
        });
        return names;
    }
}
