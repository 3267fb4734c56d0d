package dev.aisha.chaos.history;

import java.time.Instant;

/**
 * An entry that two workers took out of its lane: the second one had lost it by then. Nobody outside sees it, as the
 * gateway drops a second result.
 */
public record EndedTwice(String stream, String entry, Instant first, Instant second) {}
