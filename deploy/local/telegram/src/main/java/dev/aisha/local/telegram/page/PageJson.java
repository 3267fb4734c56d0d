package dev.aisha.local.telegram.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aisha.local.telegram.chat.ChatEvent;

/** The page's JSON: our own records as they are, and each event with the name of its kind. */
final class PageJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private PageJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String event(ChatEvent event) {
        ObjectNode json = MAPPER.valueToTree(event);
        json.put("chatId", event.chatId());
        json.put(
                "kind",
                switch (event) {
                    case ChatEvent.PersonChanged changed -> "person";
                    case ChatEvent.Sent sent -> "sent";
                    case ChatEvent.Edited edited -> "edited";
                    case ChatEvent.Deleted deleted -> "deleted";
                    case ChatEvent.BotActing acting -> "acting";
                    case ChatEvent.PressAnswered answered -> "answered";
                });
        return json.toString();
    }
}
