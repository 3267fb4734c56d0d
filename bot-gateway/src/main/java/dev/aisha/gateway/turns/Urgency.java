package dev.aisha.gateway.turns;

/** What becomes of a message that finds no turn. */
public enum Urgency {
    /** It waits for one: a transcript, a placeholder, an answer. */
    MUST_BE_SHOWN,
    /** It is left out, a later one says more: a position, a progress, the bell. Or it comes back later: a broadcast. */
    MAY_BE_LEFT_OUT
}
