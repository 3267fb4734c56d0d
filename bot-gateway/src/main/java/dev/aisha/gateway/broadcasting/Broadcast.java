package dev.aisha.gateway.broadcasting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to everybody.
 *
 * @param adminId who sends it, also the chat where its progress is told
 * @param messageId of the message in which it is told; null where none is known to stand
 */
record Broadcast(
        UUID id, State state, long adminId, @Nullable Long messageId, String text) {
    enum State {
        DRAFT,
        SENDING,
        DONE,
        STOPPED
    }
}
