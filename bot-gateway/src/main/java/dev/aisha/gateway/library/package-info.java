/** Kept transcripts in the object store. The workers write them; here they are read. */
@NullMarked
package dev.aisha.gateway.library;

import org.jspecify.annotations.NullMarked;
