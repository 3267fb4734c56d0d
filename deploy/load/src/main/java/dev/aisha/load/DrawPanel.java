package dev.aisha.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A field of a plot in which lines run over constellations.
 *
 * @param left where its field begins, in pixels
 * @param top the value at its upper edge; the lower one is 0
 * @param columns how many constellations
 */
record DrawPanel(int left, double top, int columns) {
    private static final int WIDTH = 390;
    private static final int UPPER = 110;
    private static final int LOWER = 370;
    private static final int LEGEND_COLUMNS = 2;
    private static final int TICKS = 5;

    /** The least of 1, 2, 2.5 and 5, with any power of ten, times the ticks, that a value does not exceed. */
    static double topOf(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-3) / TICKS)));
        for (double step : List.of(1.0, 2.0, 2.5, 5.0)) {
            if (value <= step * power * TICKS) {
                return step * power * TICKS;
            }
        }
        return 10 * power * TICKS;
    }

    /** The title, a line and a number for each tick, and the two axes. */
    String axes(String title) {
        String ticks = IntStream.rangeClosed(0, TICKS)
                .mapToObj(tick -> tick(top * tick / TICKS))
                .collect(Collectors.joining());
        return text(left, UPPER - 52, "start", title)
                + ticks
                + String.format(
                        Locale.ROOT,
                        "<polyline points=\"%1$d,%2$d %1$d,%3$d %4$d,%3$d\" fill=\"none\" stroke=\"#333333\"/>%n",
                        left,
                        UPPER,
                        LOWER,
                        left + WIDTH);
    }

    private String tick(double value) {
        return String.format(
                        Locale.ROOT,
                        "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e0e0e0\"/>%n",
                        left,
                        y(value),
                        left + WIDTH,
                        y(value))
                + text(left - 8, y(value) + 4, "end", String.format(Locale.ROOT, top < TICKS ? "%.2f" : "%.1f", value));
    }

    /** What runs in a column. */
    String label(int column, Constellation constellation) {
        return text(x(column), LOWER + 20, "middle", constellation.gatewaysInWords())
                + text(x(column), LOWER + 38, "middle", constellation.workersInWords());
    }

    /** A line through a value of each column, with a mark at each. */
    String line(List<Double> values, String colour, boolean dashed) {
        String points = IntStream.range(0, values.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i), y(values.get(i))))
                .collect(Collectors.joining(" "));
        String marks = IntStream.range(0, values.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%.2f</title></circle>%n",
                        x(i),
                        y(values.get(i)),
                        colour,
                        values.get(i)))
                .collect(Collectors.joining());
        return String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                        points,
                        colour,
                        dash(dashed))
                + marks;
    }

    /** What a line means, above the field. */
    String legend(int number, String name, String colour, boolean dashed) {
        int x = left + number % LEGEND_COLUMNS * WIDTH / (LEGEND_COLUMNS + 1);
        int y = UPPER - 34 + number / LEGEND_COLUMNS * 17;
        return String.format(
                        Locale.ROOT,
                        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
                        x,
                        y,
                        x + 24,
                        y,
                        colour,
                        dash(dashed))
                + text(x + 30, y + 4, "start", name);
    }

    private static String dash(boolean dashed) {
        return dashed ? " stroke-dasharray=\"6 4\"" : "";
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private double x(int column) {
        return left + WIDTH * (column + 0.5) / columns;
    }

    private double y(double value) {
        return LOWER - (LOWER - UPPER) * value / top;
    }
}
