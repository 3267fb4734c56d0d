/** What is to be gone from the object store, gone at last whatever is away or dies meanwhile. */
@NullMarked
package dev.aisha.gateway.erasing;

import org.jspecify.annotations.NullMarked;
