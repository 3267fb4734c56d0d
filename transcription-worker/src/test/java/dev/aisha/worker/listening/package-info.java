@NullMarked
package dev.aisha.worker.listening;

import org.jspecify.annotations.NullMarked;
