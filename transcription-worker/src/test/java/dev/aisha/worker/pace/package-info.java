@NullMarked
package dev.aisha.worker.pace;

import org.jspecify.annotations.NullMarked;
