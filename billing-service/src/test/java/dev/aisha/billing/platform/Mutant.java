package dev.aisha.billing.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.Postgres;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A fault that somebody might make: a piece of a statement that is written otherwise, and the guards of the schema that
 * would stop it, taken away. The tests are run against each of them, and must see it.
 */
public enum Mutant {
    CHECK_THEN_ACT_ON_THE_BALANCE("reservation/hold-coins.sql", "for update of b", ""),
    CHECK_THEN_ACT_ON_THE_FREE_SECONDS("reservation/hold-coins.sql", "for update of f", ""),
    CHECK_THEN_ACT_ON_A_RAISE("reservation/raise-hold.sql", "for update of b", ""),
    CAPTURE_IGNORES_THE_STATE(
            "reservation/capture-hold.sql",
            " and state = 'HELD'",
            "",
            "drop trigger settled_once on billing.reservations",
            "alter table billing.transactions drop constraint one_line_per_cause"),
    CAPTURE_TAKES_MORE_THAN_IS_HELD(
            "reservation/capture-hold.sql",
            "and seconds >= ",
            "and seconds + 1000000 >= ",
            "alter table billing.reservations drop constraint state_and_figures",
            "alter table billing.user_balances drop constraint available_not_negative"),
    CAPTURE_GIVES_FREE_SECONDS_BACK_BEFORE_COINS(
            "reservation/capture-hold.sql",
            ", free_seconds) as free",
            ", 0) as free",
            "alter table billing.reservations drop constraint state_and_figures"),
    RELEASE_IGNORES_THE_STATE(
            "reservation/release-hold.sql",
            " and state = 'HELD'",
            "",
            "drop trigger settled_once on billing.reservations",
            "alter table billing.reservations drop constraint state_and_figures"),
    RELEASE_FORGETS_THE_FREE_SECONDS("reservation/release-hold.sql", "h.used - h.free_seconds", "h.used"),
    CAPTURE_IS_REFUNDED_TWICE(
            "reservation/refund-capture.sql",
            "where reservation_id = ",
            "where false and reservation_id = ",
            "alter table billing.reservation_refunds drop constraint refund_once",
            "alter table billing.transactions drop constraint one_line_per_cause"),
    NO_UNIQUE_KEY_ON_RESERVATIONS(
            "reservation/hold-coins.sql", "", "", "alter table billing.reservations drop constraint id_once cascade"),
    NO_UNIQUE_KEY_ON_CHARGES(
            "payment/credit-payment.sql",
            "",
            "",
            "alter table billing.payments drop constraint charge_once",
            "alter table billing.transactions drop constraint one_line_per_cause"),
    PAYMENT_NEED_NOT_FIT_ITS_ORDER("payment/credit-payment.sql", " where fits", ""),
    SPENT_COINS_ARE_TAKEN_BACK(
            "payment/refund-payment.sql",
            "and q.available >= q.coins",
            "",
            "alter table billing.user_balances drop constraint available_not_negative"),
    PAYMENT_IS_REFUNDED_TWICE(
            "payment/refund-payment.sql",
            " and refunded_at is null",
            "",
            "drop trigger refunded_once on billing.payments",
            "alter table billing.transactions drop constraint one_line_per_cause"),
    ADJUSTMENT_GOES_BELOW_ZERO(
            "adjustment/adjust-balance.sql",
            ">= 0",
            ">= -1000000",
            "alter table billing.user_balances drop constraint available_not_negative"),
    PROMO_CODE_HAS_NO_LIMIT_PER_USER("promo/redeem-promo-code.sql", "and s.redemptions < p.most_per_user", ""),
    WHO_COMES_BACK_IS_WELCOMED_AGAIN("account/welcome-user.sql", "when exists (select from welcomed)", "when true"),
    WHO_COMES_BACK_IS_GIVEN_THE_DAY_AGAIN("freeminutes/open-free-day.sql", "select sum(f.used)", "select 0"),
    PRICES_ARE_ROUNDED_TO_WHOLE_COINS("reservation/hold-coins.sql", "", "", """
            create or replace function billing.price_of(seconds bigint, price_per_minute numeric) returns numeric
                language sql immutable parallel safe return round(seconds * price_per_minute / 60)""");

    private static final AtomicReference<UnaryOperator<String>> REWRITE = new AtomicReference<>(sql -> sql);

    private final String file;
    private final String right;
    private final String wrong;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> withoutGuards;

    Mutant(String file, String right, String wrong, String... withoutGuards) {
        this.file = file;
        this.right = right;
        this.wrong = wrong;
        this.withoutGuards = List.of(withoutGuards);
    }

    /** The service runs with this fault from now on. */
    public void plant() throws SQLException {
        for (String change : withoutGuards) {
            Postgres.execute(change);
        }
        if (!right.isEmpty()) {
            String sound = Sql.load(file).text();
            assertThat(sound).as("what a mutant changes").containsOnlyOnce(right);
            String faulty = sound.replace(right, wrong);
            REWRITE.set(sql -> sql.equals(sound) ? faulty : sql);
        }
    }

    /** All statements are as they should be. The schema is left as it is. */
    public static void weed() {
        REWRITE.set(sql -> sql);
    }

    static String rewrite(String sql) {
        return REWRITE.get().apply(sql);
    }
}
