package dev.aisha.chaos.history;

import java.time.Instant;

/** The ledger did not add up at a moment while the storm blew. */
public record BrokenInvariant(Instant at, String what) {}
