/** A note that failed through no fault of its sender is done over, if they want it. */
@NullMarked
package dev.aisha.gateway.repeating;

import org.jspecify.annotations.NullMarked;
