package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows what the user has chosen, with buttons to choose something else. */
@Singleton
final class SettingsCommand implements Command {
    private final UserSettings settings;
    private final Reply reply;

    SettingsCommand(UserSettings settings, Reply reply) {
        this.settings = settings;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public List<Job> answer(Asked asked) {
        Choices choices = settings.choices(asked.sender().telegramId());
        reply.to(asked.message(), ShowSettings.text(choices, asked.words()), ShowSettings.all(choices, asked.words()));
        return List.of();
    }
}
