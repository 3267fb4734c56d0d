package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a request. */
public sealed interface Reply {

    /** It is answered with this body. */
    record Json(int status, ObjectNode body) implements Reply {}

    /** Its connection is cut. */
    record CutOff() implements Reply {}
}
