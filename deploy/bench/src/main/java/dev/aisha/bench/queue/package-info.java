/** The queue beside BullMQ on the same Redis, and a short note beside long ones: {@code deploy/bench/queue}. */
@NullMarked
package dev.aisha.bench.queue;

import org.jspecify.annotations.NullMarked;
