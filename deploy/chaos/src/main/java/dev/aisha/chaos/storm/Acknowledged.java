package dev.aisha.chaos.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.telegram.chat.ChatMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The notes that gateways have told Telegram they have, as calls of the webhook were answered. */
final class Acknowledged {
    private static final int SUCCESS = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> places = ConcurrentHashMap.newKeySet();

    /** A gateway has answered a call. */
    void answered(byte[] body, int status) {
        if (status == SUCCESS) {
            noteIn(body).ifPresent(places::add);
        }
    }

    boolean has(ChatMessage note) {
        return places.contains(place(note.chatId(), note.id()));
    }

    private Optional<String> noteIn(byte[] body) {
        try {
            JsonNode message = json.readTree(body).path("message");
            return message.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(place(
                            message.path("chat").path("id").asLong(),
                            message.path("message_id").asLong()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String place(long chat, long message) {
        return chat + ":" + message;
    }
}
