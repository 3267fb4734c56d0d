package dev.aisha.worker.turns;

import java.time.Duration;

/** What a request that asks for its turn is told. */
public sealed interface Turn {

    /** It may go, now, and counts from now on. */
    record Go() implements Turn {}

    /** It is not its turn: others went before. To be asked again after so long, without a promise. */
    record Wait(Duration time) implements Turn {}

    /** The provider wants to be left alone for so long, by everybody. */
    record HeldBack(Duration time) implements Turn {}
}
