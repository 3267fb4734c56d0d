package dev.aisha.chaos.plan;

import java.time.Duration;

/**
 * One fault of a plan.
 *
 * @param at when it begins, counted from the start
 * @param length until it is mended
 * @param target which of several, at random: to be taken modulo how many there are
 */
public record Disturbance(Duration at, FaultKind kind, Duration length, int target) {}
