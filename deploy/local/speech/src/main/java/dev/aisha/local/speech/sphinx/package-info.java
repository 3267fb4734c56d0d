/** CMU Sphinx-4 with the English model that comes from Maven: modest, but real words with no download at all. */
@NullMarked
package dev.aisha.local.speech.sphinx;

import org.jspecify.annotations.NullMarked;
