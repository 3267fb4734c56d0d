package dev.aisha.local.telegram.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.TextEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a bot sends as a text into what its reader sees. */
public final class ReadText {

    private static final Set<String> TYPES = Set.of(
            "mention",
            "hashtag",
            "cashtag",
            "bot_command",
            "url",
            "email",
            "phone_number",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "blockquote",
            "expandable_blockquote",
            "code",
            "pre",
            "text_link");

    private static final Set<String> OPAQUE = Set.of("code", "pre", "text_link");

    private ReadText() {}

    /**
     * Parses the markup, or takes the entities as they are, and adds what Telegram finds by itself.
     *
     * @param parseMode {@code HTML}, {@code MarkdownV2}, or null for plain text with {@code entities}
     * @throws MarkupError if the markup or an entity is wrong
     */
    public static FormattedText read(String text, @Nullable String parseMode, @Nullable JsonNode entities) {
        var read = switch (parseMode == null ? "" : parseMode.toLowerCase(Locale.ROOT)) {
            case "" -> EntityBuilder.trimmed(text, explicit(text, entities));
            case "html" -> parsed(() -> ParseHtml.parse(text));
            case "markdownv2" -> parsed(() -> ParseMarkdown.parse(text));
            default -> throw new MarkupError("unsupported parse_mode");
        };
        var all = new ArrayList<>(read.entities());
        all.addAll(DetectEntities.in(
                read.text(),
                read.entities().stream()
                        .filter(entity -> OPAQUE.contains(entity.type()))
                        .toList()));
        return EntityBuilder.trimmed(read.text(), all.stream().distinct().toList());
    }

    private static FormattedText parsed(Supplier<FormattedText> parser) {
        try {
            return parser.get();
        } catch (MarkupError e) {
            throw new MarkupError("can't parse entities: " + e.getMessage());
        }
    }

    private static List<TextEntity> explicit(String text, @Nullable JsonNode entities) {
        var read = new ArrayList<TextEntity>();
        if (entities == null) {
            return read;
        }
        for (var entity : entities) {
            var type = entity.path("type").asText();
            int offset = entity.path("offset").asInt();
            int length = entity.path("length").asInt();
            if (!TYPES.contains(type)) {
                throw new MarkupError("can't parse MessageEntity: unsupported type \"" + type + "\"");
            }
            if (offset < 0 || length < 0 || offset + length > text.length()) {
                throw new MarkupError("entity beginning at UTF-16 offset " + offset
                        + " ends after the end of the text at UTF-16 offset " + text.length());
            }
            read.add(new TextEntity(
                    type,
                    offset,
                    length,
                    entity.path("url").textValue(),
                    entity.path("language").textValue()));
        }
        return read;
    }
}
