/** Files on this machine that are too large for memory: here for a moment, and gone whatever happens. */
@NullMarked
package dev.aisha.gateway.temporary;

import org.jspecify.annotations.NullMarked;
