package dev.aisha.local.telegram.botapi;

import java.time.Duration;

/** What goes wrong with a request on purpose. */
public sealed interface Fault {

    /** The request is refused and nothing is done. */
    record Refuse(Refusal refusal) implements Fault {}

    /** The connection is cut before anything is done. */
    record DropRequest() implements Fault {}

    /** What was asked is done, and the connection is cut instead of an answer. */
    record DropReply() implements Fault {}

    /** The request waits before it is looked at. */
    record Delay(Duration duration) implements Fault {}
}
