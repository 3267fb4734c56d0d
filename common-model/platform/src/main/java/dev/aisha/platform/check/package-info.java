/** {@code --check}: whether a service's peers are there and know it, without starting it. */
@NullMarked
package dev.aisha.platform.check;

import org.jspecify.annotations.NullMarked;
