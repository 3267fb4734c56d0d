package dev.aisha.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Two sides of a comparison that take turns: a round of one, a round of the other, and so on. */
public final class Rounds {
    private Rounds() {}

    /** Measures both sides so many times; which of them begins changes from round to round. */
    public static Comparison compare(int rounds, Callable<Double> measured, Callable<Double> floor) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                theirs.add(floor.call());
                ours.add(measured.call());
            } else {
                ours.add(measured.call());
                theirs.add(floor.call());
            }
        }
        return new Comparison(ours, theirs);
    }

    /**
     * What came out.
     *
     * @param measured figures of the side that is judged
     * @param floor figures of the side that it is judged by
     */
    public record Comparison(List<Double> measured, List<Double> floor) {
        public Comparison {
            if (measured.isEmpty() || measured.size() != floor.size()) {
                throw new IllegalArgumentException("as many figures of one side as of the other, and at least one");
            }
            measured = measured.stream().sorted().toList();
            floor = floor.stream().sorted().toList();
        }

        /** Of the medians. */
        public double ratio() {
            return median(measured) / median(floor);
        }

        /** A line of a report on what should be as much as possible. */
        public String atLeast(String name, double target) {
            return line(name, ">=", target, ratio() >= target);
        }

        /** A line of a report on what should be as little as possible. */
        public String atMost(String name, double target) {
            return line(name, "<=", target, ratio() <= target);
        }

        private String line(String name, String relation, double target, boolean met) {
            return "%-40s %9.2f %9.2f %7.2f   %s %.2f %s   (measured %.2f to %.2f, floor %.2f to %.2f)"
                    .formatted(
                            name,
                            median(measured),
                            median(floor),
                            ratio(),
                            relation,
                            target,
                            met ? "met   " : "MISSED",
                            measured.getFirst(),
                            measured.getLast(),
                            floor.getFirst(),
                            floor.getLast());
        }

        /** The head of a report of such lines. */
        public static String head() {
            return "%-40s %9s %9s %7s   %s".formatted("", "measured", "floor", "ratio", "target");
        }

        private static double median(List<Double> ascending) {
            int half = ascending.size() / 2;
            return ascending.size() % 2 == 1
                    ? ascending.get(half)
                    : (ascending.get(half - 1) + ascending.get(half)) / 2;
        }
    }
}
