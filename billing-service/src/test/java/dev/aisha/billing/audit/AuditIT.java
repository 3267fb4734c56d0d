package dev.aisha.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.Halt;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invariant is seen to fail: a fault is planted past the schema's own guards, found by name, and taken out again. */
@QuarkusTest
class AuditIT extends BillingTest {
    private long user;

    @BeforeEach
    void aUserWhoHasDoneEverything() {
        user = BillingClient.stranger();
        UUID captured = UUID.randomUUID();
        UUID refunded = UUID.randomUUID();
        String code = "CODE-" + user;
        billing.reserve(captured, user, 200);
        billing.capture(captured, 200);
        billing.reserve(refunded, user, 60);
        billing.capture(refunded, 60);
        billing.refund(refunded);
        billing.pay("paid-" + user, user, 50, "500");
        billing.pay("refunded-" + user, user, 50, "500");
        billing.refundPayment("refunded-" + user);
        billing.adjust(UUID.randomUUID(), user, "-3.50");
        billing.makePromoCode(code, "7", 3, 2);
        billing.redeem(code, UUID.randomUUID(), user);
        billing.reserve(UUID.randomUUID(), user, 60);
    }

    private JsonNode audited() {
        return billing.audit().json();
    }

    private List<String> broken() {
        List<String> names = new ArrayList<>();
        for (JsonNode invariant : audited().path("invariants")) {
            assertThat(invariant.path("holds").asBoolean())
                    .isEqualTo(invariant.path("figure").asLong() == 0);
            if (!invariant.path("holds").asBoolean()) {
                names.add(invariant.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void theBooksAreRightAndSayWhatIsInThem() throws SQLException {
        JsonNode report = audited();

        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(report.path("invariants"))
                .hasSize(18)
                .allMatch(invariant -> invariant.path("users").isEmpty());
        assertThat(report.path("totals").path("balance").asText())
                .isEqualTo(Postgres.query("select sum(balance) from billing.user_balances"));
        assertThat(report.path("totals").path("held").asText())
                .isEqualTo(Postgres.query("select sum(held) from billing.user_balances"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance-is-sum-of-transactions | user_balances | balance = balance + 0.01 | balance = balance - 0.01",
                "every-line-continues-the-last | transactions | balance_after = balance_after + 1 | balance_after = balance_after - 1",
                "held-is-sum-of-open-holds | user_balances | held = held - 0.01 | held = held + 0.01",
                "closed-is-who-was-erased | user_balances | closed = true | closed = false",
                "available-is-not-negative | user_balances | held = held + 1000 | held = held - 1000",
                "free-seconds-are-within-allowance | free_seconds | allowance = used - 1 | allowance = 180",
                "free-seconds-are-those-of-reservations | free_seconds | used = used - 1 | used = used + 1",
                "captured-at-most-what-was-held | reservations | captured_seconds = captured_seconds + 999 | captured_seconds = captured_seconds - 999",
                "charge-has-its-cause | reservations | captured_coins = captured_coins - 0.01 | captured_coins = captured_coins + 0.01",
                "charge-has-its-cause | transactions | cause_id = concat(cause_id, 'x') | cause_id = rtrim(cause_id, 'x')",
                "charge-has-its-cause | transactions | cause_no = -cause_no | cause_no = -cause_no",
                "refund-has-its-cause | transactions | cause_id = concat(cause_id, 'x') | cause_id = rtrim(cause_id, 'x')",
                "welcomed-once | transactions | cause_id = concat(cause_id, 'x') | cause_id = rtrim(cause_id, 'x')",
                "topup-has-its-cause | payments | coins = coins + 1 | coins = coins - 1",
                "topup_refund-has-its-cause | payments | coins = coins + 1 | coins = coins - 1",
                "adjustment-has-its-cause | adjustments | amount = amount - 1 | amount = amount + 1",
                "bonus-has-its-cause | redemptions | id = '5e0c0c5b-0000-4000-8000-000000000000' | id = (select"
                        + " cause_id::uuid from billing.transactions t where t.user_id = redemptions.user_id and t.cause = 'promo_code')"
            })
    void aPlantedFaultIsFoundByNameWithItsUser(String invariant, String table, String fault, String repair)
            throws SQLException {
        change(table, fault);
        List<String> found = broken();
        String users = audited().path("invariants").toString();
        change(table, repair);

        assertThat(found).contains(invariant);
        assertThat(users).contains(billing.account(user).field("userId"));
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redemptions = 3", "redemptions = 0", "most_redemptions = 0"})
    void aPromoCodeBeyondItsLimitsIsFoundByName(String fault) throws SQLException {
        String code = "where code = 'CODE-" + user + "'";

        changeWhere("promo_codes", fault, code);
        List<String> found = broken();
        changeWhere("promo_codes", "redemptions = 1, most_redemptions = 3", code);

        assertThat(found).containsExactly("promo-code-within-its-limits");
        assertThat(broken()).isEmpty();
    }

    private void change(String table, String set) throws SQLException {
        String condition = table.equals("reservations") ? "and state = 'CAPTURED' and captured_coins > 0" : "";
        changeWhere(table, set, """
                where user_id = (select id from billing.users where telegram_id = %d) %s""".formatted(user, condition));
    }

    /** Past triggers and CHECKs, which are put back as they were. */
    private static void changeWhere(String table, String set, String where) throws SQLException {
        Postgres.execute("""
                create temporary table guards (conname text, rule text);
                do $$
                declare guard record;
                begin
                    alter table billing.%1$s disable trigger user;
                    for guard in select conname, pg_get_constraintdef(oid) as rule from pg_constraint
                        where conrelid = 'billing.%1$s'::regclass and contype = 'c'
                    loop
                        execute format('alter table billing.%1$s drop constraint %%I', guard.conname);
                        execute format('insert into guards values (%%L, %%L)', guard.conname, guard.rule);
                    end loop;
                    update billing.%1$s set %2$s %3$s;
                    for guard in select * from guards
                    loop
                        execute format('alter table billing.%1$s add constraint %%I %%s not valid', guard.conname,
                            replace(guard.rule, ' NOT VALID', ''));
                    end loop;
                    alter table billing.%1$s enable trigger user;
                end $$
                """.formatted(table, set, where));
    }

    @Test
    void aUserWithoutABalanceIsFoundByName() throws SQLException {
        long halfMet = BillingClient.stranger();

        Postgres.execute("insert into billing.users (telegram_id, created_at) values (%d, now())".formatted(halfMet));
        List<String> found = broken();
        Postgres.execute("delete from billing.users where telegram_id = " + halfMet);

        assertThat(found).containsExactly("every-user-has-a-balance");
    }

    @Test
    void aHoldThatNobodySettledForADayIsShown() {
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(broken()).containsExactly("no-hold-is-forgotten");
    }

    @Test
    void whatItFindsIsInTheMetrics() throws SQLException {
        change("user_balances", "balance = balance + 0.01");
        broken();
        String broken = metrics();
        change("user_balances", "balance = balance - 0.01");
        broken();

        assertThat(broken).containsPattern("aisha_billing_audit_broken\\{.*balance-is-sum-of-transactions.*} 1\\.0");
        assertThat(metrics())
                .containsPattern("aisha_billing_audit_broken\\{.*balance-is-sum-of-transactions.*} 0\\.0")
                .containsPattern("aisha_billing_audit_at\\{.*} 1\\.79")
                .containsPattern("aisha_billing_coins_held\\{.*} [1-9]");
    }

    private String metrics() {
        return billing.exchange(billing.request("/q/metrics").GET()).text();
    }

    @Test
    void itLooksWhileOthersWriteAndBlocksNobody() throws SQLException {
        List<Integer> statuses;

        try (Halt halt = Halt.at("select 1 from billing.user_balances for update")) {
            statuses = List.of(billing.audit().status(), billing.audit().status());
            assertThat(halt).isNotNull();
        }

        assertThat(statuses).containsOnly(200);
    }
}
