package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps the words behind it as the user's own, to be spelt like this; a lone dash forgets them. */
@Singleton
final class VocabularyCommand implements Command {
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n]+");
    private static final String NONE = "-";

    /** As many as the workers take. */
    private static final int MOST = 100;

    private static final int LONGEST = 64;

    private final UserSettings settings;
    private final Reply reply;

    VocabularyCommand(UserSettings settings, Reply reply) {
        this.settings = settings;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "vocabulary";
    }

    @Override
    public List<Job> answer(Asked asked) {
        long user = asked.sender().telegramId();
        Choices before = settings.choices(user);
        if (!asked.argument().isEmpty()) {
            List<String> words = words(asked.argument());
            settings.choose(user, before.withVocabulary(words));
            reply.to(asked.message(), asked.words().vocabularyKept(words));
        } else {
            reply.to(asked.message(), asked.words().vocabulary(before.vocabulary()));
        }
        return List.of();
    }

    private static List<String> words(String argument) {
        return argument.equals(NONE)
                ? List.of()
                : Stream.of(SEPARATOR.split(argument))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }
}
