package dev.aisha.gateway.jobs;

import dev.aisha.gateway.notes.Note;

/** A note, and the id of the update that it came in. */
public record Arrival(long updateId, Note note) {}
