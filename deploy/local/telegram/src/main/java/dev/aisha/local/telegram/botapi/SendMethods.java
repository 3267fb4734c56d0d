package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** sendMessage, sendDocument, sendVoice, sendAudio. */
final class SendMethods {

    private final ChatDoor door;
    private final Chats chats;
    private final ReadFile files;
    private final TelegramJson json;

    SendMethods(ChatDoor door, Chats chats, ReadFile files, TelegramJson json) {
        this.door = door;
        this.chats = chats;
        this.files = files;
        this.json = json;
    }

    Map<String, ApiMethod> methods() {
        return Map.of(
                "sendMessage", this::sendMessage,
                "sendDocument", parameters -> sendFile(AttachmentKind.DOCUMENT, parameters),
                "sendVoice", parameters -> sendFile(AttachmentKind.VOICE, parameters),
                "sendAudio", parameters -> sendFile(AttachmentKind.AUDIO, parameters));
    }

    private JsonNode sendMessage(Parameters parameters) {
        var text = ReadContent.text(parameters);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        var person = door.writable(parameters);
        return post(person, new Draft(text, null, buttons, replyTo(person, parameters)));
    }

    private JsonNode sendFile(AttachmentKind kind, Parameters parameters) {
        var caption = ReadContent.caption(parameters);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        var person = door.writable(parameters);
        var replyTo = replyTo(person, parameters);
        int seconds = parameters.number("duration", 0, 0, Integer.MAX_VALUE);
        var file = files.read(kind, parameters.text(kind.field()), parameters.upload(kind.field()), seconds);
        return post(person, new Draft(caption, file, buttons, replyTo));
    }

    private JsonNode post(Person person, Draft draft) {
        return json.message(chats.post(person.id(), true, draft));
    }

    private @Nullable Long replyTo(Person person, Parameters parameters) {
        var reply = parameters.json("reply_parameters");
        if (reply == null) {
            return null;
        }
        long id = reply.path("message_id").asLong();
        boolean there = reply.path("chat_id").asLong(person.id()) == person.id()
                && chats.message(person.id(), id)
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
