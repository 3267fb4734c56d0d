/** Temporary files: one folder per job, always deleted, leftovers of dead processes included. */
@NullMarked
package dev.aisha.worker.workspace;

import org.jspecify.annotations.NullMarked;
