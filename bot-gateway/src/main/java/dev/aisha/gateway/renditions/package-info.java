/** What a language model makes of transcripts: offered below them at a price, each a job like a note's. */
@NullMarked
package dev.aisha.gateway.renditions;

import org.jspecify.annotations.NullMarked;
