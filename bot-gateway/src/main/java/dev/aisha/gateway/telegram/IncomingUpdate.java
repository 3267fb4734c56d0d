package dev.aisha.gateway.telegram;

import org.jspecify.annotations.Nullable;

/**
 * One update.
 *
 * @param message the message that it tells of; null where it tells of something else
 * @param press the press of a button that it tells of; null where it tells of something else
 * @param readable whether it could be read; one that could not is acknowledged and dropped
 */
public record IncomingUpdate(
        long updateId,
        @Nullable IncomingMessage message,
        @Nullable IncomingPress press,
        boolean readable) {}
