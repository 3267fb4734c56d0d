/** Tells those whose jobs wait in a lane how many are before them. */
@NullMarked
package dev.aisha.gateway.waiting;

import org.jspecify.annotations.NullMarked;
