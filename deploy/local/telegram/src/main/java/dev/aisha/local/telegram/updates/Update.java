package dev.aisha.local.telegram.updates;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something that the bot is to be told.
 *
 * @param type field of Telegram's Update that holds {@code payload}, such as {@code callback_query}
 * @param chatId whose updates are delivered in order
 * @param messageId the message that it is about, 0 where there is none
 * @param repeat 0, or the number of a repeated delivery, which no offset confirms: it is handed out once
 */
public record Update(
        int id, String type, long chatId, long messageId, Instant createdAt, ObjectNode payload, int repeat) {

    /** Telegram's Update. */
    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("update_id", id);
        json.set(type, payload);
        return json;
    }

    Update again(int number) {
        return new Update(id, type, chatId, messageId, createdAt, payload, number);
    }
}
