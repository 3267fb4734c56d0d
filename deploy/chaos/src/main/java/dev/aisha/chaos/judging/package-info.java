/**
 * Whether a run was good, judged by its history alone: {@link dev.aisha.chaos.judging.Checker}. {@link
 * dev.aisha.chaos.judging.Verdict.Kind} lists what must not be, {@link dev.aisha.chaos.judging.Honest} what is allowed.
 */
@NullMarked
package dev.aisha.chaos.judging;

import org.jspecify.annotations.NullMarked;
