/** Tests of the service as a whole; those of its parts lie in their packages. */
@NullMarked
package dev.aisha.billing;

import org.jspecify.annotations.NullMarked;
