@NullMarked
package dev.aisha.worker;

import org.jspecify.annotations.NullMarked;
