package dev.aisha.local.telegram.text;

import dev.aisha.local.telegram.chat.FormattedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Telegram's HTML (https://core.telegram.org/bots/api#html-style), with its complaints. */
final class ParseHtml {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("a", "text_link"),
            Map.entry("blockquote", "blockquote"));

    private static final Map<String, Integer> CHARACTERS =
            Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"');
    private static final Set<Character> QUOTES = Set.of('"', '\'');

    private final String source;
    private final EntityBuilder out = new EntityBuilder();
    private final Deque<OpenTag> open = new ArrayDeque<>();
    private int at;

    private ParseHtml(String source) {
        this.source = source;
    }

    static FormattedText parse(String source) {
        return new ParseHtml(source).run();
    }

    private FormattedText run() {
        while (at < source.length()) {
            switch (source.charAt(at)) {
                case '<' -> tag();
                case '&' -> character();
                default -> out.append(source.charAt(at++));
            }
        }
        if (!open.isEmpty()) {
            throw new MarkupError("Can't find end tag corresponding to start tag \""
                    + open.element().name() + "\"");
        }
        return out.build();
    }

    private void tag() {
        int start = at++;
        if (at < source.length() && source.charAt(at) == '/') {
            at++;
            endTag(start);
        } else {
            startTag(start);
        }
    }

    private void startTag(int start) {
        var name = word();
        if (!TYPES.containsKey(name)) {
            throw new MarkupError("Unsupported start tag \"" + name + "\" at byte offset " + byteOffset(start));
        }
        var attributes = attributes(start);
        if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
            throw new MarkupError("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + byteOffset(start));
        }
        open.push(new OpenTag(name, out.length(), attributes));
    }

    private Map<String, String> attributes(int start) {
        var attributes = new HashMap<String, String>();
        while (true) {
            skipSpace();
            if (at >= source.length()) {
                throw new MarkupError("Unclosed start tag at byte offset " + byteOffset(start));
            }
            if (source.charAt(at) == '>') {
                at++;
                return attributes;
            }
            var name = word();
            if (name.isEmpty()) {
                throw new MarkupError("Empty attribute name in the tag at byte offset " + byteOffset(start));
            }
            skipSpace();
            if (at < source.length() && source.charAt(at) == '=') {
                at++;
                skipSpace();
                attributes.put(name, value(start));
            } else {
                attributes.put(name, "");
            }
        }
    }

    private String value(int start) {
        if (at < source.length() && QUOTES.contains(source.charAt(at))) {
            int end = source.indexOf(source.charAt(at), at + 1);
            if (end < 0) {
                throw new MarkupError("Unclosed start tag at byte offset " + byteOffset(start));
            }
            var value = source.substring(at + 1, end);
            at = end + 1;
            return decoded(value);
        }
        int from = at;
        while (at < source.length() && source.charAt(at) != '>' && !Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return decoded(source.substring(from, at));
    }

    private void endTag(int start) {
        var name = word();
        skipSpace();
        if (open.isEmpty()) {
            throw new MarkupError("Unexpected end tag at byte offset " + byteOffset(start));
        }
        if (at >= source.length() || source.charAt(at) != '>') {
            throw new MarkupError("Unclosed end tag at byte offset " + byteOffset(start));
        }
        at++;
        var tag = open.pop();
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw new MarkupError("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                    .formatted(byteOffset(start), tag.name(), name));
        }
        close(tag);
    }

    private void close(OpenTag tag) {
        var type = TYPES.getOrDefault(tag.name(), tag.name());
        switch (tag.name()) {
            case "a" -> {
                var href = tag.attributes().getOrDefault("href", out.since(tag.offset()));
                if (href.matches("(?i)(https?|tg|mailto|tel|ton)://?.+|[\\w-]+(\\.[\\w-]+)+.*")) {
                    out.mark(type, tag.offset(), href, null);
                }
            }
            case "blockquote" ->
                out.mark(
                        tag.attributes().containsKey("expandable") ? "expandable_blockquote" : type,
                        tag.offset(),
                        null,
                        null);
            case "code" -> {
                var outer = open.peek();
                var language = tag.attributes().getOrDefault("class", "");
                out.mark(type, tag.offset(), null, null);
                if (outer != null && outer.name().equals("pre") && language.startsWith("language-")) {
                    outer.attributes().put("language", language.substring("language-".length()));
                }
            }
            case "pre" -> {
                var language = tag.attributes().get("language");
                if (language == null) {
                    out.mark(type, tag.offset(), null, null);
                } else {
                    out.nameLanguage(tag.offset(), language);
                }
            }
            default -> out.mark(type, tag.offset(), null, null);
        }
    }

    private void character() {
        var reference = referenceAt(source, at);
        if (reference == null) {
            out.append(source.charAt(at++));
        } else {
            out.appendCodePoint(reference.codePoint());
            at = reference.end();
        }
    }

    private static String decoded(String value) {
        var decoded = new StringBuilder();
        for (int i = 0; i < value.length(); ) {
            var reference = value.charAt(i) == '&' ? referenceAt(value, i) : null;
            if (reference == null) {
                decoded.append(value.charAt(i++));
            } else {
                decoded.appendCodePoint(reference.codePoint());
                i = reference.end();
            }
        }
        return decoded.toString();
    }

    private static @Nullable Reference referenceAt(String text, int ampersand) {
        int end = ampersand + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        var name = text.substring(ampersand + 1, end);
        int after = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
        var known = CHARACTERS.get(name);
        if (known != null) {
            return new Reference(known, after);
        }
        if (name.matches("#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int codePoint = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return codePoint > 0 && Character.isValidCodePoint(codePoint) ? new Reference(codePoint, after) : null;
        }
        return null;
    }

    private String word() {
        int from = at;
        while (at < source.length()
                && ">=/".indexOf(source.charAt(at)) < 0
                && !Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private int byteOffset(int index) {
        return source.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private record OpenTag(String name, int offset, Map<String, String> attributes) {}

    private record Reference(int codePoint, int end) {}
}
