/** A note that its sender does not want any more. */
@NullMarked
package dev.aisha.gateway.cancelling;

import org.jspecify.annotations.NullMarked;
