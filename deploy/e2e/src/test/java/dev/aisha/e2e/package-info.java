/**
 * The whole system from outside: the three services as processes from their packaged jars, configured by the
 * environment alone, against real stores, the local Telegram, and a recogniser that decodes exactly what it was sent.
 *
 * <ul>
 *   <li>{@link dev.aisha.e2e.VoiceNoteIT}: what a person sends and gets back
 *   <li>{@link dev.aisha.e2e.ReplicasIT}: several gateways and workers, and one killed in the middle
 *   <li>{@link dev.aisha.e2e.RollingRestartIT}: two of each service, started again one after the other while notes come
 *   <li>{@link dev.aisha.e2e.HaltedStepsIT}, {@link dev.aisha.e2e.StoreFaultsIT}, {@link dev.aisha.e2e.NeighbourFaultsIT}: the
 *       faults of docs/faults.md, forced on one {@link dev.aisha.e2e.Drill}
 *   <li>{@link dev.aisha.e2e.StartIT}: starting without a variable, and before the peers are there
 * </ul>
 */
@NullMarked
package dev.aisha.e2e;

import org.jspecify.annotations.NullMarked;
