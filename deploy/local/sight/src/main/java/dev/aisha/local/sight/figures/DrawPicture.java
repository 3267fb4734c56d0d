package dev.aisha.local.sight.figures;

import dev.aisha.local.sight.figures.Picture.Light;
import dev.aisha.local.sight.figures.Picture.Line;
import dev.aisha.local.sight.figures.Picture.State;
import dev.aisha.local.sight.metrics.Growth;
import dev.aisha.local.sight.metrics.Recent;
import dev.aisha.local.sight.metrics.Sample;
import dev.aisha.local.sight.metrics.Shown;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the picture of what the services have shown now and at the looks before. For one thread. */
final class DrawPicture {
    private final Set<String> services;
    private final int looks;
    private final Map<String, Growth> growths = new HashMap<>();
    private final Recent recent;
    private final Deque<Moment> past = new ArrayDeque<>();

    /** What all figures were at one look, in their order. */
    private record Moment(Instant at, List<Reading> readings) {}

    /**
     * @param services all that there should be, in their order
     * @param looks how many are remembered
     */
    DrawPicture(Set<String> services, int looks) {
        this.services = services;
        this.looks = looks;
        this.recent = new Recent(looks);
    }

    /** Takes what the services show that have answered. */
    Picture draw(Instant at, Map<String, List<Sample>> shown) {
        recent.add(at, grown(shown));
        remember(new Moment(at, readings(shown)));
        return new Picture(lights(shown), times(), lines());
    }

    private List<Sample> grown(Map<String, List<Sample>> shown) {
        List<Sample> grown = new ArrayList<>();
        shown.forEach((service, samples) -> grown.addAll(
                growths.computeIfAbsent(service, first -> new Growth()).take(samples)));
        return grown;
    }

    private List<Reading> readings(Map<String, List<Sample>> shown) {
        Shown all = new Shown(shown.values().stream().flatMap(List::stream).toList());
        return MainFigures.ALL.stream()
                .map(figure -> figure.ask().of(all, recent))
                .toList();
    }

    private void remember(Moment moment) {
        past.addLast(moment);
        if (past.size() > looks) {
            past.removeFirst();
        }
    }

    private List<Light> lights(Map<String, List<Sample>> shown) {
        return services.stream()
                .map(service -> light(service, shown.get(service)))
                .toList();
    }

    private static Light light(String service, @Nullable List<Sample> samples) {
        if (samples == null) {
            return new Light(service, State.DOWN, List.of());
        }
        List<String> failing = samples.stream()
                .filter(sample -> sample.series().name().equals("aisha_ready") && sample.value() == 0)
                .map(sample -> sample.series().label("check"))
                .toList();
        return new Light(service, failing.isEmpty() ? State.READY : State.UNREADY, failing);
    }

    private List<Long> times() {
        return past.stream().map(moment -> moment.at().toEpochMilli()).toList();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int figure = 0; figure < MainFigures.ALL.size(); figure++) {
            lines.add(line(MainFigures.ALL.get(figure), figure));
        }
        return lines;
    }

    private Line line(Figure figure, int place) {
        List<@Nullable Double> values = new ArrayList<>();
        past.forEach(moment -> values.add(orNull(moment.readings().get(place).value())));
        Reading now = past.getLast().readings().get(place);
        return new Line(
                figure.id(),
                figure.group(),
                figure.title(),
                figure.unit().words(),
                orNull(now.value()),
                now.parts(),
                Collections.unmodifiableList(values));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
