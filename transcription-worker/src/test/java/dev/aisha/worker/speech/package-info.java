@NullMarked
package dev.aisha.worker.speech;

import org.jspecify.annotations.NullMarked;
