package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.Map;

/** sendMessage, sendDocument, sendVoice, sendAudio. */
final class SendMethods {

    private final ChatDoor door;
    private final Chats chats;
    private final ReadFile files;
    private final ReadReply replies;
    private final TelegramJson json;

    SendMethods(ChatDoor door, Chats chats, ReadFile files, TelegramJson json) {
        this.door = door;
        this.chats = chats;
        this.files = files;
        this.replies = new ReadReply(chats);
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
        long chatId = door.writable(parameters);
        return post(chatId, new Draft(text, null, buttons, replies.read(chatId, parameters)));
    }

    private JsonNode sendFile(AttachmentKind kind, Parameters parameters) {
        var caption = ReadContent.caption(parameters);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        long chatId = door.writable(parameters);
        var replyTo = replies.read(chatId, parameters);
        int seconds = parameters.number("duration", 0, 0, Integer.MAX_VALUE);
        var file = files.read(kind, parameters.text(kind.field()), parameters.upload(kind.field()), seconds);
        return post(chatId, new Draft(caption, file, buttons, replyTo));
    }

    private JsonNode post(long chatId, Draft draft) {
        return json.message(chats.post(chatId, true, draft));
    }
}
