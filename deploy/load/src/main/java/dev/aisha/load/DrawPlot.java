package dev.aisha.load;

import static dev.aisha.load.Measured.seconds;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rounds of a run as an SVG image: on the left what they brought, beside the ideal; on the right how long it took. */
final class DrawPlot {
    private static final int WIDTH = 980;
    private static final int HEIGHT = 440;
    private static final int LEFT_PANEL = 70;
    private static final int RIGHT_PANEL = 560;

    private static final List<Line> THROUGHPUT = List.of(
            new Line("measured", "#1b6ca8", false), new Line("ideal: as many times one worker", "#555555", true));
    private static final List<Line> TIMES = List.of(
            new Line("p50", "#1b6ca8", false),
            new Line("p90", "#2f9e62", false),
            new Line("p99", "#d9822b", false),
            new Line("max", "#b3362f", false));

    private DrawPlot() {}

    /** How a line looks, and what it is called. */
    private record Line(String name, String colour, boolean dashed) {}

    /** The whole file. */
    static String of(LoadResult result) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">%n",
                WIDTH,
                HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"28\" font-size=\"17\" text-anchor=\"middle\">%s</text>%n",
                WIDTH / 2,
                title(result)));
        svg.append(throughput(result));
        svg.append(times(result));
        return svg.append("</svg>\n").toString();
    }

    private static String title(LoadResult result) {
        return String.format(
                Locale.ROOT,
                "%d users, a recogniser that takes %.1f s, %d jobs at a time in a worker",
                result.crowd().users(),
                seconds(result.series().recogniser()),
                result.series().concurrency());
    }

    private static String throughput(LoadResult result) {
        List<ToDoubleFunction<Measured>> values = List.of(Measured::throughput, result::ideal);
        return panel(LEFT_PANEL, "notes a second", result.rounds(), THROUGHPUT, values);
    }

    private static String times(LoadResult result) {
        List<ToDoubleFunction<Measured>> values = List.of(
                round -> seconds(round.times().at(0.5)),
                round -> seconds(round.times().at(0.9)),
                round -> seconds(round.times().at(0.99)),
                round -> seconds(round.times().most()));
        return panel(RIGHT_PANEL, "seconds from the note to its text", result.rounds(), TIMES, values);
    }

    private static String panel(
            int left,
            String title,
            List<Measured> rounds,
            List<Line> lines,
            List<? extends ToDoubleFunction<Measured>> values) {
        List<List<Double>> points = values.stream()
                .map(value -> rounds.stream().map(value::applyAsDouble).toList())
                .toList();
        double highest = points.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        DrawPanel panel = new DrawPanel(left, DrawPanel.topOf(highest), rounds.size());
        StringBuilder svg = new StringBuilder(panel.axes(title));
        for (int i = 0; i < rounds.size(); i++) {
            svg.append(panel.label(i, rounds.get(i).constellation()));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            svg.append(panel.line(points.get(i), line.colour(), line.dashed()));
            svg.append(panel.legend(i, line.name(), line.colour(), line.dashed()));
        }
        return svg.toString();
    }
}
