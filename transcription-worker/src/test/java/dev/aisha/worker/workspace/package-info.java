@NullMarked
package dev.aisha.worker.workspace;

import org.jspecify.annotations.NullMarked;
