@NullMarked
package dev.aisha.worker.audio;

import org.jspecify.annotations.NullMarked;
