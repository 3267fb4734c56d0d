/**
 * Benchmarks: each prints a figure, the floor or the peer that is measured beside it in the same run, and their ratio.
 * The machine's speed drifts, so the two sides take turns ({@link dev.aisha.bench.Rounds}) and medians are compared.
 */
@NullMarked
package dev.aisha.bench;

import org.jspecify.annotations.NullMarked;
