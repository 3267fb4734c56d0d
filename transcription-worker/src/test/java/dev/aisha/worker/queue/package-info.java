@NullMarked
package dev.aisha.worker.queue;

import org.jspecify.annotations.NullMarked;
