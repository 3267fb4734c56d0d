@NullMarked
package dev.aisha.worker.storage;

import org.jspecify.annotations.NullMarked;
