/**
 * Aisha in groups: silent unless she is asked, by an answer to a note with {@code /text} or her name, or unless an
 * administrator has chosen by {@code /group} that every note is to be transcribed. Who asks pays, or a
 * {@link dev.aisha.gateway.groups.Group} has a sponsor who does. A note's job belongs to whoever pays: so do its transcript,
 * its price and its limits.
 */
@NullMarked
package dev.aisha.gateway.groups;

import org.jspecify.annotations.NullMarked;
