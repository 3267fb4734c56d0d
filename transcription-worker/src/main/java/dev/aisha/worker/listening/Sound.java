package dev.aisha.worker.listening;

import java.time.Duration;

/** A stretch with something to hear, with times in the whole. */
public record Sound(Duration start, Duration end) {}
