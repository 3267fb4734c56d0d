package dev.aisha.chaos.history;

import java.time.Instant;

/**
 * A queued job whose entry was not in its lane for some seconds, though it had not ended: somebody dropped what nobody had
 * read. The sweeper brings it back, so that it does not show in the end.
 *
 * @param at when it was first missed
 */
public record VanishedEntry(String job, Instant at) {}
