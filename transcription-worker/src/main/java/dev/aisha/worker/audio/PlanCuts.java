package dev.aisha.worker.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides where long audio is cut: inside a pause, 45 to 75 s after the last cut and as near to 60 s as there is one,
 * so that no word is cut. Where nobody pauses, hard at 60 s. No chunk is longer than 75 s, none shorter than 2 s.
 */
public final class PlanCuts {
    static final Duration EARLIEST = Duration.ofSeconds(45);
    static final Duration IDEAL = Duration.ofSeconds(60);

    /** Also the longest audio that is not cut at all. */
    public static final Duration LATEST = Duration.ofSeconds(75);

    static final Duration SHORTEST_TAIL = Duration.ofSeconds(2);

    /** Distance to the words before and after a pause, where the pause has room for it. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private PlanCuts() {}

    /** Times to cut at, ascending; empty for audio that stays whole. */
    public static List<Duration> plan(Duration length, List<Pause> pauses) {
        List<Duration> cuts = new ArrayList<>();
        Duration last = Duration.ZERO;
        while (length.minus(last).compareTo(LATEST) > 0) {
            last = nextCut(last, length, pauses);
            cuts.add(last);
        }
        return cuts;
    }

    private static Duration nextCut(Duration last, Duration length, List<Pause> pauses) {
        Duration earliest = last.plus(EARLIEST);
        Duration ideal = last.plus(IDEAL);
        Duration latest = earlier(last.plus(LATEST), length.minus(SHORTEST_TAIL));
        Optional<Duration> best = Optional.empty();
        for (Pause pause : pauses) {
            Optional<Duration> point = pointIn(pause, earliest, ideal, latest);
            if (point.isPresent() && (best.isEmpty() || isNearer(point.get(), best.get(), ideal))) {
                best = point;
            }
        }
        return best.orElse(ideal);
    }

    /** The point of a pause that is nearest to the ideal, within the bounds. */
    private static Optional<Duration> pointIn(Pause pause, Duration earliest, Duration ideal, Duration latest) {
        Duration half = pause.end().minus(pause.start()).dividedBy(2);
        Duration margin = earlier(MARGIN, half);
        Duration from = later(pause.start().plus(margin), earliest);
        Duration to = earlier(pause.end().minus(margin), latest);
        return from.compareTo(to) > 0 ? Optional.empty() : Optional.of(later(from, earlier(ideal, to)));
    }

    private static boolean isNearer(Duration one, Duration other, Duration ideal) {
        return one.minus(ideal).abs().compareTo(other.minus(ideal).abs()) < 0;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
