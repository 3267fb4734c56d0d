/** How much memory the services take, and how long they take to start: {@link dev.aisha.bench.footprint.FootprintBench}. */
@NullMarked
package dev.aisha.bench.footprint;

import org.jspecify.annotations.NullMarked;
