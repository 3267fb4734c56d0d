package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.language.SpokenLanguages;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses something else, and shows the settings as they are then. */
@Singleton
final class SettingsButton implements ButtonKind {
    private static final String PREFIX = "set:";
    private static final String LANGUAGES = PREFIX + "languages";
    private static final String LANGUAGE = PREFIX + "language:";
    private static final String TIMESTAMPS = PREFIX + "timestamps";
    private static final String KEEP_AUDIO = PREFIX + "keep:";
    private static final String SUMMARIES = PREFIX + "summaries";
    private static final String BACK = PREFIX + "back";

    /** As many as the workers take. */
    private static final int MOST_LANGUAGES = 8;

    private final UserSettings settings;
    private final RenditionsConfig renditions;
    private final Telegram telegram;

    SettingsButton(UserSettings settings, RenditionsConfig renditions, Telegram telegram) {
        this.settings = settings;
        this.renditions = renditions;
        this.telegram = telegram;
    }

    static Button languages(String name) {
        return new Button(name, LANGUAGES);
    }

    static Button language(String code, String name) {
        return new Button(name, LANGUAGE + code);
    }

    static Button timestamps(String name) {
        return new Button(name, TIMESTAMPS);
    }

    static Button keepAudio(int days, String name) {
        return new Button(name, KEEP_AUDIO + days);
    }

    static Button summaries(String name) {
        return new Button(name, SUMMARIES);
    }

    static Button back(String name) {
        return new Button(name, BACK);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        if (!press.isPrivate()) {
            return new Pressed.Stale();
        }
        Choices before = settings.choices(by.telegramId());
        Optional<Choices> after = chosen(press.data(), before);
        if (after.isEmpty()) {
            return new Pressed.Stale();
        }
        if (!after.get().equals(before)) {
            settings.choose(by.telegramId(), after.get());
        }
        telegram.endPress(press.id());
        boolean inLanguages = press.data().startsWith(LANGUAGE) || press.data().equals(LANGUAGES);
        boolean summaries = renditions.model().isPresent();
        Buttons buttons = inLanguages
                ? ShowSettings.languages(after.get(), words)
                : ShowSettings.all(after.get(), summaries, words);
        telegram.edit(press.chatId(), press.messageId(), ShowSettings.text(after.get(), summaries, words), buttons);
        return new Pressed.Answered(List.of());
    }

    /** What holds after the press; empty where the button is none of these. */
    private static Optional<Choices> chosen(String data, Choices now) {
        if (data.equals(LANGUAGES) || data.equals(BACK)) {
            return Optional.of(now);
        }
        if (data.equals(TIMESTAMPS)) {
            return Optional.of(now.withTimestamps(!now.timestamps()));
        }
        if (data.equals(SUMMARIES)) {
            return Optional.of(now.withSummaries(!now.summaries()));
        }
        if (data.startsWith(LANGUAGE)) {
            String code = data.substring(LANGUAGE.length());
            return SpokenLanguages.CODES.contains(code)
                    ? Optional.of(now.withSpoken(toggled(now.spoken(), code)))
                    : Optional.empty();
        }
        return ShowSettings.DAYS.stream()
                .filter(days -> data.equals(KEEP_AUDIO + days))
                .findFirst()
                .map(now::withKeepAudioDays);
    }

    /** Beyond the most the one that was chosen first goes. */
    private static List<String> toggled(List<String> spoken, String code) {
        List<String> after = new ArrayList<>(spoken);
        if (!after.remove(code)) {
            after.add(code);
        }
        return after.subList(Math.max(0, after.size() - MOST_LANGUAGES), after.size());
    }
}
