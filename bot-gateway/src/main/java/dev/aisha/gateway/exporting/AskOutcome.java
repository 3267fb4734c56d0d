package dev.aisha.gateway.exporting;

import java.time.Duration;

/** What becomes of an export that somebody asks for. */
sealed interface AskOutcome {
    /** It will be packed. */
    record Begun() implements AskOutcome {}

    /** One that was asked for before is still to be sent. */
    record UnderWay() implements AskOutcome {}

    /** There was one just now; the next may be asked for when this time has passed. */
    record TooSoon(Duration time) implements AskOutcome {}
}
