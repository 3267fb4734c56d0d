package dev.aisha.local.telegram.botapi;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the bot says about itself, by language; a language without words of its own gets those set for all. */
public final class BotCard {

    private static final String ALL = "";

    private final Map<String, List<Command>> commands = new ConcurrentHashMap<>();
    private final Map<Text, Map<String, String>> texts = new ConcurrentHashMap<>();

    /** Commands as Telegram's apps offer them to someone who speaks {@code language}. */
    public List<Command> commands(String language) {
        return commands.getOrDefault(language, commands.getOrDefault(ALL, List.of()));
    }

    /** A text as Telegram's apps show it to someone who speaks {@code language}; empty where none was set. */
    public String text(Text text, String language) {
        var byLanguage = texts.getOrDefault(text, Map.of());
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault(ALL, ""));
    }

    void setCommands(String language, List<Command> list) {
        commands.put(language, List.copyOf(list));
    }

    /** What was set for exactly this language. */
    List<Command> exactCommands(String language) {
        return commands.getOrDefault(language, List.of());
    }

    void deleteCommands(String language) {
        commands.remove(language);
    }

    void setText(Text text, String language, String value) {
        texts.computeIfAbsent(text, any -> new ConcurrentHashMap<>()).put(language, value);
    }

    /** A line of the command menu. */
    public record Command(String command, String description) {}

    /** The texts that a bot can set. */
    public enum Text {
        NAME,
        DESCRIPTION,
        SHORT_DESCRIPTION
    }
}
