/**
 * Each secret is replaced by the steps of deploy/README.md, while notes are sent all the time.
 *
 * <ul>
 *   <li>{@link dev.aisha.drills.rotation.RotateSecrets}: a run from the first note to what was found
 *   <li>{@link dev.aisha.drills.rotation.Rotation}: the steps for one secret, and how it is known that the old one is dead
 *   <li>{@link dev.aisha.drills.rotation.WatchReady}: whether somebody was there for each service all the time
 * </ul>
 */
@NullMarked
package dev.aisha.drills.rotation;

import org.jspecify.annotations.NullMarked;
