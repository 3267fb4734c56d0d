package dev.aisha.local.telegram.text;

import dev.aisha.local.telegram.chat.TextEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what Telegram marks in a text without being asked: commands, links, mentions, hashtags, e-mail addresses. */
public final class DetectEntities {

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "url",
                    "(?<![\\w@.])(?:https?://[^\\s<>\"]+|(?:[\\w-]+\\.)+(?:com|org|net|io|dev|ru|me|ai)(?:/[^\\s<>\"]*)?)(?<![.,:;!?)])"),
            new Kind("email", "(?<![\\w.])[\\w.+-]+@(?:[\\w-]+\\.)+[a-zA-Z]{2,}"),
            new Kind("bot_command", "(?<![\\w/])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\w/])"),
            new Kind("mention", "(?<![\\w@])@[a-zA-Z][a-zA-Z0-9_]{3,31}(?!\\w)"),
            new Kind("hashtag", "(?<![\\p{L}\\d_#])#[\\p{L}\\d_]*\\p{L}[\\p{L}\\d_]*"));

    private DetectEntities() {}

    /** What is found in {@code text}, in its order, no two overlapping. */
    public static List<TextEntity> in(String text) {
        return in(text, List.of());
    }

    /** What is found in {@code text} outside the stretches that are formatted as code or links already. */
    static List<TextEntity> in(String text, List<TextEntity> taken) {
        var found = new ArrayList<TextEntity>();
        for (var kind : KINDS) {
            var matcher = kind.pattern().matcher(text);
            while (matcher.find()) {
                var entity = new TextEntity(kind.type(), matcher.start(), matcher.end() - matcher.start());
                if (free(entity, found) && free(entity, taken)) {
                    found.add(entity);
                }
            }
        }
        found.sort(Comparator.comparingInt(TextEntity::offset));
        return found;
    }

    private static boolean free(TextEntity entity, List<TextEntity> taken) {
        return taken.stream().noneMatch(other -> entity.offset() < other.end() && other.offset() < entity.end());
    }

    private record Kind(String type, Pattern pattern) {

        Kind(String type, String regex) {
            this(type, Pattern.compile(regex));
        }
    }
}
