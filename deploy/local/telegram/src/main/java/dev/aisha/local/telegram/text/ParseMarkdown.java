package dev.aisha.local.telegram.text;

import dev.aisha.local.telegram.chat.FormattedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Telegram's MarkdownV2 (https://core.telegram.org/bots/api#markdownv2-style), with its complaints. */
final class ParseMarkdown {

    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    /** Longer marks first, so that {@code __} is never read as two of {@code _}. */
    private static final List<Mark> MARKS = List.of(
            new Mark("__", "underline", "Underline"),
            new Mark("||", "spoiler", "Spoiler"),
            new Mark("*", "bold", "Bold"),
            new Mark("_", "italic", "Italic"),
            new Mark("~", "strikethrough", "Strikethrough"));

    private final String source;
    private final EntityBuilder out = new EntityBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private int quoteFrom = -1;
    private int at;

    private ParseMarkdown(String source) {
        this.source = source;
    }

    static FormattedText parse(String source) {
        return new ParseMarkdown(source).run();
    }

    private FormattedText run() {
        while (at < source.length()) {
            step();
        }
        endQuote(false);
        if (!open.isEmpty()) {
            var last = open.element();
            throw new MarkupError("Can't find end of %s entity at byte offset %d"
                    .formatted(last.mark().title(), byteOffset(last.at())));
        }
        return out.build();
    }

    private void step() {
        char c = source.charAt(at);
        if (atLineStart() && quoteFrom >= 0 && c != '>') {
            endQuote(false);
        }
        if (c == '\\' && at + 1 < source.length() && source.charAt(at + 1) < 127) {
            out.append(source.charAt(at + 1));
            at += 2;
        } else if (c == '>' && atLineStart()) {
            startQuote();
        } else if (c == '`') {
            code();
        } else if (c == '[') {
            open.push(new Open(new Mark("[", "text_link", "TextUrl"), out.length(), at++));
        } else if (c == ']' && !open.isEmpty() && open.element().mark().sign().equals("[")) {
            link();
        } else if (quoteFrom >= 0 && source.startsWith("||", at) && atLineEnd(at + 2)) {
            at += 2;
            endQuote(true);
        } else if (!mark()) {
            if (RESERVED.indexOf(c) >= 0) {
                throw new MarkupError("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
            }
            out.append(c);
            at++;
        }
    }

    private boolean mark() {
        for (var mark : MARKS) {
            if (source.startsWith(mark.sign(), at)) {
                if (!open.isEmpty() && open.element().mark().equals(mark)) {
                    out.mark(mark.type(), open.pop().offset(), null, null);
                } else {
                    open.push(new Open(mark, out.length(), at));
                }
                at += mark.sign().length();
                return true;
            }
        }
        return false;
    }

    private void code() {
        int start = at;
        boolean block = source.startsWith("```", at);
        var sign = block ? "```" : "`";
        at += sign.length();
        var language = block ? language() : "";
        int offset = out.length();
        while (at < source.length() && !source.startsWith(sign, at)) {
            if (source.charAt(at) == '\\' && at + 1 < source.length()) {
                at++;
            }
            out.append(source.charAt(at++));
        }
        if (at >= source.length()) {
            throw new MarkupError("Can't find end of %s entity at byte offset %d"
                    .formatted(block ? "PreCode" : "Code", byteOffset(start)));
        }
        at += sign.length();
        if (language.isEmpty()) {
            out.mark(block ? "pre" : "code", offset, null, null);
        } else {
            out.mark("pre", offset, null, language);
        }
    }

    private String language() {
        int end = at;
        while (end < source.length() && !Character.isWhitespace(source.charAt(end)) && source.charAt(end) != '`') {
            end++;
        }
        var word = source.substring(at, end);
        boolean ownLine = end < source.length() && source.charAt(end) == '\n';
        if (!ownLine) {
            return "";
        }
        at = end + 1;
        return word;
    }

    private void link() {
        var start = open.pop();
        at++;
        if (at >= source.length() || source.charAt(at) != '(') {
            return;
        }
        int end = at + 1;
        var url = new StringBuilder();
        while (end < source.length() && source.charAt(end) != ')') {
            if (source.charAt(end) == '\\' && end + 1 < source.length()) {
                end++;
            }
            url.append(source.charAt(end++));
        }
        if (end >= source.length()) {
            throw new MarkupError("Can't find end of a URL at byte offset " + byteOffset(at));
        }
        out.mark("text_link", start.offset(), url.toString(), null);
        at = end + 1;
    }

    private void startQuote() {
        if (quoteFrom < 0) {
            quoteFrom = out.length();
        }
        at++;
    }

    private void endQuote(boolean expandable) {
        if (quoteFrom >= 0) {
            out.mark(expandable ? "expandable_blockquote" : "blockquote", quoteFrom, null, null);
            quoteFrom = -1;
        }
    }

    private boolean atLineStart() {
        return at == 0 || source.charAt(at - 1) == '\n';
    }

    private boolean atLineEnd(int index) {
        return index >= source.length() || source.charAt(index) == '\n';
    }

    private int byteOffset(int index) {
        return source.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private record Mark(String sign, String type, String title) {}

    private record Open(Mark mark, int offset, int at) {}
}
