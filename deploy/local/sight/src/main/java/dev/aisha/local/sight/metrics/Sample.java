package dev.aisha.local.sight.metrics;

/** A value of a series; {@code NaN} where the service does not know it. */
public record Sample(Series series, double value) {}
