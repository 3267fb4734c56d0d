/** Recognised chunks, kept in Redis for a day, so that a rescued job pays the provider only for what is missing. */
@NullMarked
package dev.aisha.worker.checkpoints;

import org.jspecify.annotations.NullMarked;
