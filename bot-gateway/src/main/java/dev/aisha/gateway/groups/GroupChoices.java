package dev.aisha.gateway.groups;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.notes.Note.Sender;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The rows of {@code gateway.groups}. */
@Singleton
public final class GroupChoices {
    private static final String FIND = "SELECT * FROM gateway.groups WHERE chat_id = $1";

    private static final String HEAR = """
            INSERT INTO gateway.groups (chat_id, every_note, changed_at) VALUES ($1, $2, $3)
            ON CONFLICT (chat_id) DO UPDATE SET every_note = $2, changed_at = $3""";

    private static final String SPONSOR = """
            INSERT INTO gateway.groups
                (chat_id, sponsor_id, sponsor_username, sponsor_first_name, sponsor_language, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (chat_id) DO UPDATE
            SET sponsor_id = $2, sponsor_username = $3, sponsor_first_name = $4, sponsor_language = $5, changed_at = $6""";

    private static final String END = """
            UPDATE gateway.groups SET sponsor_id = NULL, sponsor_username = NULL, sponsor_first_name = NULL,
                sponsor_language = NULL, changed_at = $2
            WHERE""";

    private static final String END_IN_GROUP = END + " chat_id = $1";

    private static final String END_ALL_OF = END + " sponsor_id = $1";

    private static final String COUNT_OF = "SELECT count(*) AS number FROM gateway.groups WHERE sponsor_id = $1";

    /** Told in both groups: the second time there is nothing to move. What was chosen in the new one meanwhile stays. */
    private static final String MOVE = """
            WITH moved AS (DELETE FROM gateway.groups WHERE chat_id = $1 RETURNING *)
            INSERT INTO gateway.groups
                (chat_id, every_note, sponsor_id, sponsor_username, sponsor_first_name, sponsor_language, changed_at)
            SELECT $2, every_note, sponsor_id, sponsor_username, sponsor_first_name, sponsor_language, changed_at FROM moved
            ON CONFLICT DO NOTHING""";

    private static final String FORGET = "DELETE FROM gateway.groups WHERE chat_id = $1";

    private final Database database;
    private final Clock clock;

    GroupChoices(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was chosen in a group; the usual where nothing was. */
    public Group of(long chatId) {
        return database.row(FIND, chatId).map(GroupChoices::read).orElse(Group.USUAL);
    }

    private static Group read(Row row) {
        Long sponsor = row.getLong("sponsor_id");
        return new Group(
                row.getBoolean("every_note"),
                sponsor == null
                        ? null
                        : new Sender(
                                sponsor,
                                row.getString("sponsor_username"),
                                row.getString("sponsor_first_name"),
                                row.getString("sponsor_language")));
    }

    /** Whether every note is transcribed from now on. */
    void hear(long chatId, boolean everyNote) {
        database.change(HEAR, chatId, everyNote, clock.instant());
    }

    /** This user pays for all from now on. */
    void sponsor(long chatId, Sender sponsor) {
        database.change(
                SPONSOR,
                chatId,
                sponsor.telegramId(),
                sponsor.username(),
                sponsor.firstName(),
                sponsor.languageCode(),
                clock.instant());
    }

    /** Whoever asks pays from now on. */
    void endSponsoring(long chatId) {
        database.change(END_IN_GROUP, chatId, clock.instant());
    }

    /** A user pays for no group any more. */
    void endAllSponsoringOf(long telegramId) {
        database.change(END_ALL_OF, telegramId, clock.instant());
    }

    /** For how many groups a user pays. */
    long sponsoredBy(long telegramId) {
        return database.row(COUNT_OF, telegramId).orElseThrow().getLong("number");
    }

    /** A group has become a supergroup, where the same holds. May be repeated. */
    public void moved(long fromChatId, long toChatId) {
        database.change(MOVE, fromChatId, toChatId);
    }

    /** The bot is no longer there. */
    public void forget(long chatId) {
        database.change(FORGET, chatId);
    }
}
