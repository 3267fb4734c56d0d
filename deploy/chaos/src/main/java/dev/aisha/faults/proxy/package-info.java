/** Stands in for the fault kit until it is there. */
@NullMarked
package dev.aisha.faults.proxy;

import org.jspecify.annotations.NullMarked;
