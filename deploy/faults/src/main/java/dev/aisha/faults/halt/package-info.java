/**
 * Stops a packaged service at a step of the protocol, without a hook in its code: an agent (Byteman) puts a question into
 * each {@link dev.aisha.faults.halt.HaltPoint}, and {@link dev.aisha.faults.halt.Halts} arms one while the service runs.
 */
@NullMarked
package dev.aisha.faults.halt;

import org.jspecify.annotations.NullMarked;
