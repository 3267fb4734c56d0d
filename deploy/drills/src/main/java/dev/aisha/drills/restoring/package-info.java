/**
 * A backup that is taken by the scripts of deploy/compose while notes are sent, and that everything is brought back from.
 *
 * <ul>
 *   <li>{@link dev.aisha.drills.restoring.RestoreBackup}: a run from the first note to what was found
 *   <li>{@link dev.aisha.drills.restoring.PlayHost}: the host of deploy/compose, whose containers are processes here
 *   <li>{@link dev.aisha.drills.restoring.MirrorStore}: the store's client that the scripts call
 * </ul>
 */
@NullMarked
package dev.aisha.drills.restoring;

import org.jspecify.annotations.NullMarked;
