package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.text.MarkupError;
import dev.aisha.local.telegram.text.ReadText;
import org.jspecify.annotations.Nullable;

/** Reads texts and captions and holds them against Telegram's lengths, in UTF-16 units after the markup is gone. */
final class ReadContent {

    private static final int MAX_TEXT = 4096;
    private static final int MAX_CAPTION = 1024;

    private ReadContent() {}

    /** The text of a new message. */
    static FormattedText text(Parameters parameters) {
        return text(parameters, "message is too long");
    }

    /** The new text of a message, where Telegram complains in other words. */
    static FormattedText newText(Parameters parameters) {
        return text(parameters, "MESSAGE_TOO_LONG");
    }

    private static FormattedText text(Parameters parameters, String tooLong) {
        var text = read(parameters.text("text"), parameters.textOrNull("parse_mode"), parameters.json("entities"));
        if (text.units() == 0) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.units() > MAX_TEXT) {
            throw Refusal.badRequest(tooLong);
        }
        return text;
    }

    /** The caption of a new message, empty where there is none. */
    static FormattedText caption(Parameters parameters) {
        return limited(
                read(
                        parameters.text("caption"),
                        parameters.textOrNull("parse_mode"),
                        parameters.json("caption_entities")),
                "message caption is too long");
    }

    /** The new caption of a message. */
    static FormattedText newCaption(Parameters parameters) {
        return limited(
                read(
                        parameters.text("caption"),
                        parameters.textOrNull("parse_mode"),
                        parameters.json("caption_entities")),
                "MEDIA_CAPTION_TOO_LONG");
    }

    /** The caption in an InputMedia. */
    static FormattedText mediaCaption(JsonNode media) {
        return limited(
                read(
                        media.path("caption").asText(""),
                        media.path("parse_mode").textValue(),
                        media.get("caption_entities")),
                "MEDIA_CAPTION_TOO_LONG");
    }

    private static FormattedText limited(FormattedText caption, String tooLong) {
        if (caption.units() > MAX_CAPTION) {
            throw Refusal.badRequest(tooLong);
        }
        return caption;
    }

    private static FormattedText read(String text, @Nullable String parseMode, @Nullable JsonNode entities) {
        try {
            return ReadText.read(text, parseMode, entities);
        } catch (MarkupError e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
