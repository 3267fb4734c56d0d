package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks which language Aisha is to speak, with a button for each, which calls itself by its own name. */
@Singleton
final class LanguageCommand implements Command {
    private static final int IN_A_ROW = 2;

    private final Reply reply;

    LanguageCommand(Reply reply) {
        this.reply = reply;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public List<Job> answer(Asked asked) {
        List<List<Button>> rows = new ArrayList<>();
        List<Button> languages = Stream.of(Language.values())
                .map(language -> new Button(Words.in(language).languageName(), LanguageButton.data(language)))
                .toList();
        for (int i = 0; i < languages.size(); i += IN_A_ROW) {
            rows.add(languages.subList(i, Math.min(i + IN_A_ROW, languages.size())));
        }
        rows.add(List.of(new Button(asked.words().languageAsInTelegram(), LanguageButton.AS_IN_TELEGRAM)));
        reply.to(asked.message(), asked.words().whichLanguage(), new Buttons(rows));
        return List.of();
    }
}
