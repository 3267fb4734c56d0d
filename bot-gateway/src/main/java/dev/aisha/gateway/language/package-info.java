/**
 * What Aisha says, in the user's language. {@link dev.aisha.gateway.language.Words} has a method per thing to say;
 * the texts stand in {@code messages/*.properties}, one file per language.
 */
@NullMarked
package dev.aisha.gateway.language;

import org.jspecify.annotations.NullMarked;
