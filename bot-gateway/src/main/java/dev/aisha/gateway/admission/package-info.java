/** Step 1: a note becomes a job, once, unless a limit forbids it. */
@NullMarked
package dev.aisha.gateway.admission;

import org.jspecify.annotations.NullMarked;
