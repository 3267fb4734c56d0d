package dev.aisha.gateway.settings;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The choices of users. Jobs take the language along when they are accepted. */
@Singleton
public final class UserSettings {
    private static final String LANGUAGE =
            "SELECT language FROM gateway.user_settings WHERE telegram_id = $1 AND language IS NOT NULL";

    private static final String SPEAK = """
            INSERT INTO gateway.user_settings (telegram_id, language, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (telegram_id) DO UPDATE SET language = $2, changed_at = $3""";

    private final Database database;
    private final Clock clock;

    UserSettings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The words for somebody: in the language of their choice, else in that of their app, as also if nobody knows. */
    public Words words(Sender user) {
        return Words.in(chosen(user).orElseGet(() -> Language.of(user.languageCode())));
    }

    private Optional<Language> chosen(Sender user) {
        try {
            return database.row(LANGUAGE, user.telegramId()).map(row -> Language.of(row.getString("language")));
        } catch (DatabaseUnavailable e) {
            return Optional.empty();
        }
    }

    /** Speaks this language to a user from now on; that of their app where it is empty. */
    public void speak(Sender user, Optional<Language> language) {
        database.change(SPEAK, user.telegramId(), language.map(Language::code).orElse(null), clock.instant());
    }
}
