package dev.aisha.gateway.settings;

import static java.util.Objects.requireNonNull;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The choices of users. Jobs take the language along when they are accepted. */
@Singleton
public final class UserSettings {
    private static final String FIND = "SELECT * FROM gateway.user_settings WHERE telegram_id = $1";

    /** A change is later than the one before, whatever the clocks of two replicas say. */
    private static final String AND_LATER = """
            changed_at = greatest(user_settings.changed_at + interval '1 microsecond', excluded.changed_at)
            RETURNING *""";

    private static final String SPEAK = """
            INSERT INTO gateway.user_settings (telegram_id, language, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (telegram_id) DO UPDATE SET language = $2,\s""" + AND_LATER;

    private static final String CHOOSE = """
            INSERT INTO gateway.user_settings
                (telegram_id, spoken, vocabulary, timestamps, keep_audio_days, summaries, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (telegram_id) DO UPDATE
            SET spoken = $2, vocabulary = $3, timestamps = $4, keep_audio_days = $5, summaries = $6,\s""" + AND_LATER;

    private final Database database;
    private final SettingsCache cache;
    private final Clock clock;

    UserSettings(Database database, SettingsCache cache, Clock clock) {
        this.database = database;
        this.cache = cache;
        this.clock = clock;
    }

    /** The words for somebody: in the language of their choice, else in that of their app, as also if nobody knows. */
    public Words words(Sender user) {
        return Words.in(chosen(user).orElseGet(() -> Language.of(user.languageCode())));
    }

    private Optional<Language> chosen(Sender user) {
        try {
            return Optional.ofNullable(kept(user.telegramId()).language()).map(Language::of);
        } catch (DatabaseUnavailable e) {
            return Optional.empty();
        }
    }

    /** What a user has chosen; the usual where they have chosen nothing. */
    public Choices choices(long telegramId) {
        return kept(telegramId).choices();
    }

    private KeptSettings kept(long telegramId) {
        return cache.find(telegramId).orElseGet(() -> {
            KeptSettings settings =
                    database.row(FIND, telegramId).map(UserSettings::read).orElse(KeptSettings.NONE);
            cache.keep(telegramId, settings);
            return settings;
        });
    }

    private static KeptSettings read(Row row) {
        Integer days = row.getInteger("keep_audio_days");
        Choices choices = new Choices(
                List.of(row.getArrayOfStrings("spoken")),
                List.of(row.getArrayOfStrings("vocabulary")),
                row.getBoolean("timestamps"),
                days == null ? Choices.USUAL.keepAudioDays() : days,
                row.getBoolean("summaries"));
        Instant changed = requireNonNull(Database.time(row, "changed_at"));
        return new KeptSettings(ChronoUnit.MICROS.between(Instant.EPOCH, changed), row.getString("language"), choices);
    }

    /** From now on these hold. */
    public void choose(long telegramId, Choices choices) {
        change(
                telegramId,
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
        change(
                user.telegramId(),
                SPEAK,
                user.telegramId(),
                language.map(Language::code).orElse(null),
                clock.instant());
    }

    private void change(long telegramId, String statement, @Nullable Object... values) {
        KeptSettings changed =
                database.row(statement, values).map(UserSettings::read).orElseThrow();
        cache.keep(telegramId, changed);
    }
}
