package dev.aisha.gateway.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A placeholder that is one's own to write into.
 *
 * @param end until when; nobody else writes before
 * @param ahead the position to be written; null where it is progress
 */
record Placeholder(
        long chatId,
        long messageId,
        @Nullable String languageCode,
        Instant end,
        @Nullable Integer ahead) {}
