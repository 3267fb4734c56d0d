package dev.aisha.local.sight.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much the counters of one service have grown since they were last looked at. A counter that fell has begun anew, and so
 * has one that was not there before: all that it says has come since. What was counted before the first look is nobody's growth.
 */
public final class Growth {
    private static final List<String> COUNTERS = List.of("_total", "_count", "_bucket");

    private Map<Series, Sample> last = Map.of();
    private boolean seen;

    /** Takes what the service shows now, and says what it has grown by. */
    public List<Sample> take(List<Sample> shown) {
        Map<Series, Sample> now = new HashMap<>();
        List<Sample> grown = new ArrayList<>();
        for (Sample sample : shown) {
            if (isCounter(sample.series())) {
                Sample before = last.getOrDefault(sample.series(), new Sample(sample.series(), 0));
                // The series of before: what is remembered for minutes shares one.
                now.put(before.series(), new Sample(before.series(), sample.value()));
                grown.add(new Sample(before.series(), seen ? since(before.value(), sample.value()) : 0));
            }
        }
        last = now;
        seen = true;
        return grown;
    }

    private static double since(double before, double now) {
        return now < before ? now : now - before;
    }

    private static boolean isCounter(Series series) {
        return COUNTERS.stream().anyMatch(series.name()::endsWith);
    }
}
