/**
 * One pass over the decoded sound, while it is being decoded: where nobody speaks, where to cut, whether there is anything
 * to hear. What is known so far leaves at once as a {@link dev.aisha.worker.listening.Slice}; a minute and a bit of levels
 * is all that is kept.
 *
 * <pre>
 * samples ──▶ MeasureLevels ──▶ Passage (levels since the last cut) ──▶ PlanCut ──▶ Slice
 *             10 ms each        threshold, pauses, sounds               45 to 75 s
 * </pre>
 *
 * <p>Nothing is measured against a fixed level: how loud a pause is, and how loud speech, is read off the passage itself
 * ({@link dev.aisha.worker.listening.Threshold}), so that a quiet recording in a quiet room and a loud one beside a road
 * are both cut in their pauses.
 */
@NullMarked
package dev.aisha.worker.listening;

import org.jspecify.annotations.NullMarked;
