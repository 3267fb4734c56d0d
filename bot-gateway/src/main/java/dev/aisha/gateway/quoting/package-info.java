/** Before much is spent on a note, its sender is told the price and says whether it is worth that. */
@NullMarked
package dev.aisha.gateway.quoting;

import org.jspecify.annotations.NullMarked;
