package dev.aisha.local.sight.figures;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the page is told, as it is in JSON.
 *
 * @param services in the order in which they were named
 * @param times of the looks, in milliseconds since 1970; the last one is now
 * @param figures of all services together
 */
public record Picture(List<Light> services, List<Long> times, List<Line> figures) {
    /** Before the first look. */
    static final Picture NOTHING = new Picture(List.of(), List.of(), List.of());

    /**
     * How a service is.
     *
     * @param failing its checks of readiness that are not up
     */
    public record Light(String name, State state, List<String> failing) {}

    /** What a light means. */
    public enum State {
        READY,
        /** It answers, but a check of its readiness is not up. */
        UNREADY,
        /** It has not answered in time. */
        DOWN
    }

    /**
     * A figure, now and lately.
     *
     * @param now null where nobody knows it
     * @param past its value at each of the times, null where nobody knew it
     */
    public record Line(
            String id,
            String group,
            String title,
            String unit,
            @Nullable Double now,
            SortedMap<String, Double> parts,
            List<@Nullable Double> past) {}
}
