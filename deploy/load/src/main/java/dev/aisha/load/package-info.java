/**
 * Users who send voice notes to the packaged services, and what more replicas bring.
 *
 * <ul>
 *   <li>{@link dev.aisha.load.Load}: a run from the first note to the books
 *   <li>{@link dev.aisha.load.LoadSystem}: what is loaded, and how it grows from {@link dev.aisha.load.Constellation} to
 *       constellation
 *   <li>{@link dev.aisha.load.PlayUsers}, {@link dev.aisha.load.FollowNotes}: who sends what when, and when its text comes
 *   <li>{@link dev.aisha.load.RunRound}: one constellation, measured
 *   <li>{@link dev.aisha.load.MeasureStores}, {@link dev.aisha.load.CheckBooks}: what a note costs, and whether it was paid
 *   <li>{@link dev.aisha.load.WriteReport}, {@link dev.aisha.load.DrawPlot}: what came out
 * </ul>
 */
@NullMarked
package dev.aisha.load;

import org.jspecify.annotations.NullMarked;
