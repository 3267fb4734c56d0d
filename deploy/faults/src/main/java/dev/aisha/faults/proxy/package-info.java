/** {@link dev.aisha.faults.proxy.FaultProxy}: a line between a client and a server that can be broken in many ways. */
@NullMarked
package dev.aisha.faults.proxy;

import org.jspecify.annotations.NullMarked;
