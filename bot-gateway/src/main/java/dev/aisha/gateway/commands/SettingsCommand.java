package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows what the user has chosen, with buttons to choose something else. */
@Singleton
final class SettingsCommand implements Command {
    private final UserSettings settings;
    private final RenditionsConfig renditions;
    private final Reply reply;

    SettingsCommand(UserSettings settings, RenditionsConfig renditions, Reply reply) {
        this.settings = settings;
        this.renditions = renditions;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public List<Job> answer(Asked asked) {
        Choices choices = settings.choices(asked.sender().telegramId());
        boolean summaries = renditions.model().isPresent();
        reply.to(
                asked.message(),
                ShowSettings.text(choices, summaries, asked.words()),
                ShowSettings.all(choices, summaries, asked.words()));
        return List.of();
    }
}
