package dev.aisha.gateway.erasing;

import dev.aisha.gateway.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The list of what is to be erased from the store, kept in {@code gateway.erasures}. */
@Singleton
final class Erasures {
    /** Taking one is moving its due time on: long enough for all objects of a user. */
    private static final String TAKE = """
            UPDATE gateway.erasures SET due_at = $2 WHERE prefix = (
                SELECT prefix FROM gateway.erasures WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING prefix""";

    /** It has been erased: the last time if it is that late, else it comes again. */
    private static final String ERASED = """
            WITH again AS (
                UPDATE gateway.erasures SET due_at = last_at WHERE prefix = $1 AND last_at > $2)
            DELETE FROM gateway.erasures WHERE prefix = $1 AND last_at <= $2""";

    private static final Duration TIME = Duration.ofMinutes(5);

    private final Database database;
    private final Clock clock;

    Erasures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One that is due; nobody else gets it for a while. */
    Optional<Taken> take() {
        Instant now = clock.instant();
        return database.row(TAKE, now, now.plus(TIME)).map(row -> new Taken(row.getString("prefix"), now));
    }

    /** Nothing is left under its prefix. */
    void erased(Taken taken) {
        database.change(ERASED, taken.prefix(), taken.at());
    }

    /**
     * Something to erase.
     *
     * @param prefix of the objects' keys
     * @param at when it was taken
     */
    record Taken(String prefix, Instant at) {}
}
