@NullMarked
package dev.aisha.worker.fetch;

import org.jspecify.annotations.NullMarked;
