/** Comes back to what was left behind: by a replica that died, or by a peer that was away. */
@NullMarked
package dev.aisha.gateway.sweeping;

import org.jspecify.annotations.NullMarked;
