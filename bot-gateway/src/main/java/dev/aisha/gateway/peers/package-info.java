/** The gateway's peers, watched: ops are told which of them does not answer. Who uses a peer finds that out by itself. */
@NullMarked
package dev.aisha.gateway.peers;

import org.jspecify.annotations.NullMarked;
