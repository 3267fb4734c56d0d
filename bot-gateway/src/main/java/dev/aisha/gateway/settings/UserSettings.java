package dev.aisha.gateway.settings;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The choices of users. Jobs take the language along when they are accepted. */
@Singleton
public final class UserSettings {
    private static final String LANGUAGE =
            "SELECT language FROM gateway.user_settings WHERE telegram_id = $1 AND language IS NOT NULL";

    private static final String SPEAK = """
            INSERT INTO gateway.user_settings (telegram_id, language, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (telegram_id) DO UPDATE SET language = $2, changed_at = $3""";

    private static final String CHOICES = "SELECT * FROM gateway.user_settings WHERE telegram_id = $1";

    private static final String CHOOSE = """
            INSERT INTO gateway.user_settings
                (telegram_id, spoken, vocabulary, timestamps, keep_audio_days, summaries, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (telegram_id) DO UPDATE
            SET spoken = $2, vocabulary = $3, timestamps = $4, keep_audio_days = $5, summaries = $6, changed_at = $7""";

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

    /** What a user has chosen; the usual where nobody knows. */
    public Choices choices(long telegramId) {
        return database.row(CHOICES, telegramId).map(UserSettings::read).orElse(Choices.USUAL);
    }

    private static Choices read(Row row) {
        Integer days = row.getInteger("keep_audio_days");
        return new Choices(
                List.of(row.getArrayOfStrings("spoken")),
                List.of(row.getArrayOfStrings("vocabulary")),
                row.getBoolean("timestamps"),
                days == null ? Choices.USUAL.keepAudioDays() : days,
                row.getBoolean("summaries"));
    }

    /** From now on these hold. */
    public void choose(long telegramId, Choices choices) {
        database.change(
                CHOOSE,
                telegramId,
                choices.spoken().toArray(String[]::new),
                choices.vocabulary().toArray(String[]::new),
                choices.timestamps(),
                choices.keepAudioDays(),
                choices.summaries(),
                clock.instant());
    }

    /** Speaks this language to a user from now on; that of their app where it is empty. */
    public void speak(Sender user, Optional<Language> language) {
        database.change(SPEAK, user.telegramId(), language.map(Language::code).orElse(null), clock.instant());
    }
}
