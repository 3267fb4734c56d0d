/**
 * What a voice note is. {@link dev.aisha.gateway.notes.RecogniseMessage} tells notes from commands and chatter;
 * {@link dev.aisha.gateway.notes.Note} knows what is held for it, how long it may take and which lane it waits in.
 */
@NullMarked
package dev.aisha.gateway.notes;

import org.jspecify.annotations.NullMarked;
