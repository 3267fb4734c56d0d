package dev.aisha.local.sight.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads samples in the text format of Prometheus ("Exposition formats" in its documentation), or of OpenMetrics: comments, time
 * stamps and exemplars are left out.
 */
public final class ReadMetrics {
    private static final String BLANKS = " \t";

    private final String line;
    private int at;

    private ReadMetrics(String line) {
        this.line = line;
    }

    /**
     * Reads all samples, in their order.
     *
     * @throws IllegalArgumentException where a line is none of the format; nothing of such a text is to be trusted
     */
    public static List<Sample> read(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> new ReadMetrics(line).sample())
                .toList();
    }

    private Sample sample() {
        String name = word(BLANKS + "{");
        Map<String, String> labels = next() == '{' ? labels() : Map.of();
        next();
        return new Sample(new Series(name, labels), number(word(BLANKS)));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        at++;
        while (next() != '}') {
            String label = word(BLANKS + "=");
            expect('=');
            expect('"');
            labels.put(label, quoted());
            if (next() == ',') {
                at++;
            }
        }
        at++;
        return labels;
    }

    /** What is left of a quoted value, whose first quote has been read. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (current() != '"') {
            value.append(current() == '\\' ? escaped() : current());
            at++;
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        at++;
        return current() == 'n' ? '\n' : current();
    }

    private String word(String ends) {
        int begin = at;
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw broken();
        }
        return line.substring(begin, at);
    }

    private void expect(char sign) {
        if (next() != sign) {
            throw broken();
        }
        at++;
    }

    /** The next character that is not blank; it stays to be read. */
    private char next() {
        while (BLANKS.indexOf(current()) >= 0) {
            at++;
        }
        return current();
    }

    private char current() {
        if (at >= line.length()) {
            throw broken();
        }
        return line.charAt(at);
    }

    private double number(String word) {
        try {
            return switch (word) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(word);
            };
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    private IllegalArgumentException broken() {
        return new IllegalArgumentException("no sample of Prometheus' text format: " + line);
    }
}
