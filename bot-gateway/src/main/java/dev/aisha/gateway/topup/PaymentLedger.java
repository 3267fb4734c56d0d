package dev.aisha.gateway.topup;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.billing.Order;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.telegram.IncomingPayment;
import dev.aisha.gateway.topup.StoredPayment.State;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders and payments, moved from state to state by conditional updates. */
@Singleton
final class PaymentLedger {
    private static final String KEEP_ORDER = """
            INSERT INTO gateway.orders (id, telegram_id, stars, coins, payload, made_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING""";

    private static final String FIND_ORDER = "SELECT id FROM gateway.orders WHERE payload = $1";

    private static final String TAKE = """
            INSERT INTO gateway.payments (id, charge_id, telegram_id, language_code, stars, payload, order_id, coins,
                state, paid_at, due_at)
            SELECT $1, $2, $3, $7, $4, $5, orders.id, orders.coins, 'PAID', $6, $6
            FROM (VALUES (1)) AS one LEFT JOIN gateway.orders ON payload = $5
            ON CONFLICT DO NOTHING""";

    /** Telegram has given Stars back, by our wish or by its own. */
    private static final String GIVEN_BACK = """
            UPDATE gateway.payments SET stars_returned = true, due_at = $2,
                state = CASE state WHEN 'REFUNDED' THEN state ELSE 'REFUNDING' END
            WHERE charge_id = $1 AND NOT stars_returned""";

    private static final String TAKE_DUE = """
            UPDATE gateway.payments SET due_at = $2 WHERE id = (
                SELECT id FROM gateway.payments WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *""";

    private static final String FIND = "SELECT * FROM gateway.payments WHERE id = $1";

    private static final String FIND_CHARGE = "SELECT * FROM gateway.payments WHERE charge_id = $1";

    private static final String CREDITED =
            "UPDATE gateway.payments SET state = 'CREDITED', due_at = NULL WHERE id = $1 AND state = 'PAID'";

    private static final String WANT_BACK = """
            UPDATE gateway.payments SET state = 'REFUNDING', due_at = $2
            WHERE id = $1 AND state = 'CREDITED'
            RETURNING *""";

    private static final String COINS_TAKEN =
            "UPDATE gateway.payments SET coins_taken = true WHERE id = $1 AND state = 'REFUNDING'";

    private static final String COINS_SPENT = """
            UPDATE gateway.payments SET state = 'CREDITED', due_at = NULL
            WHERE id = $1 AND state = 'REFUNDING' AND NOT stars_returned AND NOT coins_taken""";

    private static final String REFUNDED = """
            UPDATE gateway.payments SET state = 'REFUNDED', stars_returned = true, due_at = NULL
            WHERE id = $1 AND state = 'REFUNDING'""";

    private static final String STUCK = "UPDATE gateway.payments SET state = 'STUCK', due_at = NULL WHERE id = $1";

    private static final String OF_USER =
            "SELECT * FROM gateway.payments WHERE telegram_id = $1 ORDER BY paid_at DESC, id LIMIT $2";

    private static final Duration STEP = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    PaymentLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps an order before its invoice is sent. */
    void keepOrder(long telegramId, Order order) {
        database.change(
                KEEP_ORDER, order.id(), telegramId, order.stars(), order.coins(), order.payload(), clock.instant());
    }

    /** The order of an invoice. */
    Optional<UUID> order(String payload) {
        return database.row(FIND_ORDER, payload).map(row -> row.getUUID("id"));
    }

    /** Keeps a payment, once for its charge; false where it is known already. */
    boolean take(IncomingPayment paid) {
        return database.change(
                        TAKE,
                        id(paid.chargeId()),
                        paid.chargeId(),
                        paid.payerId(),
                        paid.stars(),
                        paid.payload(),
                        clock.instant(),
                        paid.languageCode())
                == 1;
    }

    /** Keeps that Stars were given back; false where that is known, or the payment is not. */
    boolean givenBack(String chargeId) {
        return database.change(GIVEN_BACK, chargeId, clock.instant()) == 1;
    }

    static UUID id(String chargeId) {
        return UUID.nameUUIDFromBytes(("payment " + chargeId).getBytes(StandardCharsets.UTF_8));
    }

    /** A payment that somebody has to see to; nobody else gets it for a while. */
    Optional<StoredPayment> takeDue() {
        Instant now = clock.instant();
        return database.row(TAKE_DUE, now, now.plus(STEP)).map(PaymentLedger::read);
    }

    Optional<StoredPayment> find(UUID id) {
        return database.row(FIND, id).map(PaymentLedger::read);
    }

    Optional<StoredPayment> find(String chargeId) {
        return database.row(FIND_CHARGE, chargeId).map(PaymentLedger::read);
    }

    /** PAID → CREDITED; false where it was before. */
    boolean credited(UUID id) {
        return database.change(CREDITED, id) == 1;
    }

    /** CREDITED → REFUNDING, whose next step is the caller's; empty where it is not CREDITED. */
    Optional<StoredPayment> wantBack(UUID id) {
        return database.row(WANT_BACK, id, clock.instant().plus(STEP)).map(PaymentLedger::read);
    }

    void coinsTaken(UUID id) {
        database.change(COINS_TAKEN, id);
    }

    /** REFUNDING → CREDITED, as there is nothing to take; false where the Stars are back already. */
    boolean coinsSpent(UUID id) {
        return database.change(COINS_SPENT, id) == 1;
    }

    /** REFUNDING → REFUNDED; false where it was before. */
    boolean refunded(UUID id) {
        return database.change(REFUNDED, id) == 1;
    }

    /** It cannot go on without somebody who looks. */
    void stuck(UUID id) {
        database.change(STUCK, id);
    }

    /** The latest payments of a user. */
    List<StoredPayment> of(long telegramId, int limit) {
        return database.rows(OF_USER, telegramId, limit).stream()
                .map(PaymentLedger::read)
                .toList();
    }

    private static StoredPayment read(Row row) {
        return new StoredPayment(
                row.getUUID("id"),
                row.getString("charge_id"),
                row.getLong("telegram_id"),
                row.getString("language_code"),
                row.getLong("stars"),
                row.getUUID("order_id"),
                row.getBigDecimal("coins"),
                State.valueOf(row.getString("state")),
                row.getBoolean("stars_returned"),
                row.getBoolean("coins_taken"),
                requireNonNull(Database.time(row, "paid_at")));
    }
}
