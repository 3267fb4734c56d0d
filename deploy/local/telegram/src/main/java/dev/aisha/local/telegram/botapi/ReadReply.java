package dev.aisha.local.telegram.botapi;

import dev.aisha.local.telegram.chat.Chats;
import org.jspecify.annotations.Nullable;

/** Finds the message that a new one answers. */
final class ReadReply {

    private final Chats chats;

    ReadReply(Chats chats) {
        this.chats = chats;
    }

    /** Its id, null where none is answered or it is gone and may be. */
    @Nullable
    Long read(long chatId, Parameters parameters) {
        var reply = parameters.json("reply_parameters");
        if (reply == null) {
            return null;
        }
        long id = reply.path("message_id").asLong();
        boolean there = reply.path("chat_id").asLong(chatId) == chatId
                && chats.message(chatId, id)
                        .filter(message -> !message.deleted())
                        .isPresent();
        if (there) {
            return id;
        }
        if (reply.path("allow_sending_without_reply").asBoolean()) {
            return null;
        }
        throw Refusal.badRequest("message to be replied not found");
    }
}
