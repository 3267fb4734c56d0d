package dev.aisha.gateway.topup;

import static java.util.Objects.requireNonNull;

import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.topup.StarDifference.Kind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far Telegram's list has been compared, and what differed. */
@Singleton
final class StarDifferences {
    private static final String TAKE_TURN = """
            UPDATE gateway.star_reconciliation SET due_at = $2 WHERE due_at <= $1 RETURNING position""";

    private static final String MOVE_ON = "UPDATE gateway.star_reconciliation SET position = $1";

    private static final String LISTED =
            "UPDATE gateway.payments SET listed_at = $2 WHERE charge_id = $1 AND listed_at IS NULL";

    private static final String NOT_LISTED = """
            INSERT INTO gateway.star_differences (charge_id, kind, telegram_id, stars, found_at)
            SELECT charge_id, 'NOT_KNOWN_THERE', telegram_id, stars, $1 FROM gateway.payments
            WHERE listed_at IS NULL AND paid_at < $2
            ON CONFLICT DO NOTHING""";

    private static final String FOUND = """
            INSERT INTO gateway.star_differences (charge_id, kind, telegram_id, stars, found_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";

    private static final String NEWEST = "SELECT * FROM gateway.star_differences ORDER BY found_at DESC LIMIT $1";

    private static final String COUNT = "SELECT count(*) AS number FROM gateway.star_differences";

    private final Database database;
    private final Clock clock;

    StarDifferences(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From where on to compare, if it is time for that; no other replica does it before {@code next} has passed. */
    Optional<Integer> takeTurn(Duration next) {
        Instant now = clock.instant();
        return database.row(TAKE_TURN, now, now.plus(next)).map(row -> row.getInteger("position"));
    }

    void moveOn(int position) {
        database.change(MOVE_ON, position);
    }

    /** Telegram lists this payment. */
    void listed(String chargeId) {
        database.change(LISTED, chargeId, clock.instant());
    }

    /** Finds payments from before a moment that Telegram has not listed; tells how many are new among them. */
    int findNotListed(Instant before) {
        return database.change(NOT_LISTED, clock.instant(), before);
    }

    /** Keeps a difference; false where it is known. */
    boolean found(Kind kind, String chargeId, long telegramId, long stars) {
        return database.change(FOUND, chargeId, kind.name(), telegramId, stars, clock.instant()) == 1;
    }

    List<StarDifference> newest(int limit) {
        return database.rows(NEWEST, limit).stream()
                .map(row -> new StarDifference(
                        row.getString("charge_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("telegram_id"),
                        row.getLong("stars"),
                        requireNonNull(Database.time(row, "found_at"))))
                .toList();
    }

    long count() {
        return database.row(COUNT).orElseThrow().getLong("number");
    }
}
