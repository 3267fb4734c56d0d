package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup, deleteMessage. */
final class EditMethods {

    /** How long a bot may take back a message (https://core.telegram.org/bots/api#deletemessage). */
    private static final Duration DELETABLE = Duration.ofDays(2);

    private static final String NOT_MODIFIED = "message is not modified: specified new message content and reply markup"
            + " are exactly the same as a current content and reply markup of the message";

    private final ChatDoor door;
    private final Chats chats;
    private final ReadFile files;
    private final TelegramJson json;

    EditMethods(ChatDoor door, Chats chats, ReadFile files, TelegramJson json) {
        this.door = door;
        this.chats = chats;
        this.files = files;
        this.json = json;
    }

    Map<String, ApiMethod> methods() {
        return Map.of(
                "editMessageText", this::editText,
                "editMessageCaption", this::editCaption,
                "editMessageMedia", this::editMedia,
                "editMessageReplyMarkup", this::editButtons,
                "deleteMessage", this::delete);
    }

    private JsonNode editText(Parameters parameters) {
        var text = ReadContent.newText(parameters);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        return edit(parameters, message -> {
            if (message.attachment() != null || message.invoice() != null) {
                throw Refusal.badRequest("there is no text in the message to edit");
            }
            return changed(message, text, null, buttons);
        });
    }

    private JsonNode editCaption(Parameters parameters) {
        var caption = ReadContent.newCaption(parameters);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        return edit(parameters, message -> {
            if (message.attachment() == null) {
                throw Refusal.badRequest("there is no caption in the message to edit");
            }
            return changed(message, caption, message.attachment(), buttons);
        });
    }

    private JsonNode editMedia(Parameters parameters) {
        var media = Objects.requireNonNull(parameters.json("media"));
        var caption = ReadContent.mediaCaption(media);
        var buttons = ReadKeyboard.read(parameters.json("reply_markup"));
        var kind = kind(media.path("type").asText());
        if (findEditable(parameters).invoice() != null) {
            throw Refusal.badRequest("message can't be edited");
        }
        var reference = media.path("media").asText();
        var file = files.read(
                kind,
                reference,
                parameters.attached(reference),
                media.path("duration").asInt());
        return edit(parameters, message -> changed(message, caption, file, buttons));
    }

    private JsonNode editButtons(Parameters parameters) {
        var markup = parameters.json("reply_markup");
        return edit(parameters, message -> {
            var invoice = message.invoice();
            var buttons = invoice == null ? ReadKeyboard.read(markup) : ReadInvoice.buttons(invoice, parameters);
            return changed(message, message.content(), message.attachment(), buttons);
        });
    }

    private JsonNode delete(Parameters parameters) {
        long chatId = door.known(parameters);
        long id = parameters.number("message_id", 0);
        var message = chats.message(chatId, id)
                .filter(there -> !there.deleted())
                .orElseThrow(() -> Refusal.badRequest("message to delete not found"));
        if (message.sentAt().isBefore(chats.now().minus(DELETABLE))) {
            throw Refusal.badRequest("message can't be deleted for everyone");
        }
        chats.delete(chatId, id);
        return BooleanNode.TRUE;
    }

    private JsonNode edit(Parameters parameters, UnaryOperator<ChatMessage> change) {
        long chatId = door.writable(parameters);
        var message = findEditable(parameters);
        return json.message(chats.edit(chatId, message.id(), change));
    }

    private ChatMessage findEditable(Parameters parameters) {
        long chatId = door.known(parameters);
        var message = chats.message(chatId, parameters.number("message_id", 0))
                .filter(there -> !there.deleted())
                .orElseThrow(() -> Refusal.badRequest("message to edit not found"));
        if (!message.fromBot() || message.receipt() != null) {
            throw Refusal.badRequest("message can't be edited");
        }
        return message;
    }

    private ChatMessage changed(
            ChatMessage message, FormattedText content, @Nullable Attachment attachment, List<List<Button>> buttons) {
        if (message.looksLike(content, attachment, buttons)) {
            throw Refusal.badRequest(NOT_MODIFIED);
        }
        return message.edited(content, attachment, buttons, chats.now());
    }

    private static AttachmentKind kind(String type) {
        return switch (type) {
            case "document" -> AttachmentKind.DOCUMENT;
            case "audio" -> AttachmentKind.AUDIO;
            default -> throw Refusal.violation("can't parse InputMedia: type \"" + type + "\" is not supported here");
        };
    }
}
