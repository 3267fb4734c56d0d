@NullMarked
package dev.aisha.worker.transcript;

import org.jspecify.annotations.NullMarked;
