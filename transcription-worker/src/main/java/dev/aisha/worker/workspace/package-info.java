/**
 * Temporary files: one folder per job, always deleted, leftovers of dead processes included, and never more than there is
 * room for.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.workspace.Room}: what all jobs may take together
 *   <li>{@link dev.aisha.worker.workspace.WorkInFolder}: a job's work, begun where there is room for it
 *   <li>{@link dev.aisha.worker.workspace.JobFolder}: a job's files, which say what they take
 * </ul>
 */
@NullMarked
package dev.aisha.worker.workspace;

import org.jspecify.annotations.NullMarked;
