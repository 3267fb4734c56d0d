package dev.aisha.worker.transcript;

import java.time.Duration;

/** A stretch of the whole audio. */
record Span(Duration start, Duration end) {

    boolean isEmpty() {
        return end.compareTo(start) <= 0;
    }

    Duration length() {
        return end.minus(start);
    }

    Duration middle() {
        return start.plus(end).dividedBy(2);
    }

    /** As much of it as lies within the bounds; empty, at the nearer bound, where nothing does. */
    Span within(Span bounds) {
        return new Span(bounds.nearest(start), bounds.nearest(end));
    }

    /** The time itself where it lies in the span, else the nearer end. */
    Duration nearest(Duration time) {
        if (time.compareTo(start) < 0) {
            return start;
        }
        return time.compareTo(end) < 0 ? time : end;
    }
}
