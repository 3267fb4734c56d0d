package dev.aisha.gateway.exporting;

import static java.util.Objects.requireNonNull;

import dev.aisha.gateway.database.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The exports that were asked for, kept in {@code gateway.exports}. */
@Singleton
final class Exports {
    private static final String ASK = """
            INSERT INTO gateway.exports (telegram_id, language_code, state, asked_at, due_at)
            VALUES ($1, $2, 'OPEN', $3, $3)
            ON CONFLICT (telegram_id) DO UPDATE
            SET language_code = excluded.language_code, state = 'OPEN', asked_at = excluded.asked_at,
                due_at = excluded.due_at, attempts = 0, parts_sent = 0, sent_up_to = DEFAULT, sent_up_to_id = DEFAULT
            WHERE exports.state = 'FAILED' OR (exports.state = 'SENT' AND exports.asked_at <= $4)""";

    private static final String FIND = "SELECT state, asked_at FROM gateway.exports WHERE telegram_id = $1";

    /** Nobody packs anything of somebody who wants to be forgotten. */
    private static final String TAKE = """
            UPDATE gateway.exports SET due_at = $2, attempts = attempts + 1 WHERE telegram_id = (
                SELECT telegram_id FROM gateway.exports WHERE due_at <= $1
                    AND NOT EXISTS (
                        SELECT 1 FROM gateway.people_to_erase WHERE people_to_erase.telegram_id = exports.telegram_id)
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *""";

    private static final String KEEP =
            "UPDATE gateway.exports SET due_at = $3 WHERE telegram_id = $1 AND due_at = $2 RETURNING *";

    private static final String PART_SENT = """
            UPDATE gateway.exports
            SET parts_sent = parts_sent + 1, sent_up_to = $3, sent_up_to_id = $4, attempts = 1
            WHERE telegram_id = $1 AND due_at = $2
            RETURNING *""";

    private static final String END =
            "UPDATE gateway.exports SET state = $3, due_at = NULL WHERE telegram_id = $1 AND due_at = $2";

    private static final String PUT_OFF =
            "UPDATE gateway.exports SET due_at = $3, attempts = $4 WHERE telegram_id = $1 AND due_at = $2";

    private static final String FORGET = "DELETE FROM gateway.exports WHERE state <> 'OPEN' AND asked_at < $1";

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;
    private final ExportingConfig config;
    private final Clock clock;

    Exports(Database database, ExportingConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Somebody asks for theirs. */
    AskOutcome ask(long telegramId, String languageCode) {
        Instant now = clock.instant();
        if (database.change(ASK, telegramId, languageCode, now, now.minus(config.askAgainAfter())) == 1) {
            return new AskOutcome.Begun();
        }
        return database.row(FIND, telegramId)
                .filter(row -> row.getString("state").equals("SENT"))
                .<AskOutcome>map(row -> new AskOutcome.TooSoon(Duration.between(
                        now, requireNonNull(Database.time(row, "asked_at")).plus(config.askAgainAfter()))))
                .orElseGet(AskOutcome.UnderWay::new);
    }

    /** One whose turn it is; nobody else gets it for a while. */
    Optional<Export> take() {
        Instant now = clock.instant();
        return database.row(TAKE, now, now.plus(config.stepTime())).map(Exports::read);
    }

    /** The same for as long again; empty where it is another's, or is not wanted any more. */
    Optional<Export> keep(Export export) {
        return database.row(
                        KEEP,
                        export.telegramId(),
                        export.dueAt(),
                        clock.instant().plus(config.stepTime()))
                .map(Exports::read);
    }

    /** One more part of it was sent, which ends here; empty as for {@link #keep}. */
    Optional<Export> partSent(Export export, Bookmark upTo) {
        return database.row(PART_SENT, export.telegramId(), export.dueAt(), upTo.at(), upTo.id())
                .map(Exports::read);
    }

    /** OPEN → SENT: nothing is left to send. */
    void sent(Export export) {
        database.change(END, export.telegramId(), export.dueAt(), "SENT");
    }

    /** OPEN → FAILED: nobody tries any more. */
    void failed(Export export) {
        database.change(END, export.telegramId(), export.dueAt(), "FAILED");
    }

    /** Its turn comes again; after the last attempt at once, for its user to be told. */
    void tryAgain(Export export) {
        Duration pause =
                export.isLastAttempt() ? Duration.ZERO : config.retryAfter().multipliedBy(export.attempts());
        database.change(
                PUT_OFF, export.telegramId(), export.dueAt(), clock.instant().plus(pause), export.attempts());
    }

    /** Its turn comes again after this time, and it has not been tried. */
    void putOff(Export export, Duration time) {
        database.change(
                PUT_OFF, export.telegramId(), export.dueAt(), clock.instant().plus(time), export.attempts() - 1);
    }

    /** Deletes those that came to their end a while ago. */
    void forgetOld() {
        database.change(FORGET, clock.instant().minus(REMEMBERED));
    }

    private static Export read(Row row) {
        return new Export(
                row.getLong("telegram_id"),
                row.getString("language_code"),
                requireNonNull(Database.time(row, "asked_at")),
                row.getInteger("attempts"),
                row.getInteger("parts_sent"),
                new Bookmark(requireNonNull(Database.time(row, "sent_up_to")), row.getUUID("sent_up_to_id")),
                requireNonNull(Database.time(row, "due_at")));
    }
}
