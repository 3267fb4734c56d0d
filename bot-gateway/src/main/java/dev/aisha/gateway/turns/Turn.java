package dev.aisha.gateway.turns;

import java.time.Duration;

/** What a message that asks for its turn is told. */
public sealed interface Turn {

    /** It may go in so long, which may be now, and counts from now on. */
    record Go(Duration in) implements Turn {}

    /** It is not its turn: others went before. To be asked again after so long, without a promise. */
    record Wait(Duration time, Whose whose) implements Turn {}

    /** Telegram wants to be left alone for so long. */
    record HeldBack(Duration time, Whose whose) implements Turn {}

    /** Who has to wait. */
    enum Whose {
        /** Only what goes to this chat. */
        CHAT,
        /** Everything. */
        ALL
    }
}
