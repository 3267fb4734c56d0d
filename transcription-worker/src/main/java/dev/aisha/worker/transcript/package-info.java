/** The assembled text with its timed segments. */
@NullMarked
package dev.aisha.worker.transcript;

import org.jspecify.annotations.NullMarked;
