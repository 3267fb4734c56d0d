package dev.aisha.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingTest;
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

/** Each invariant is seen to fail: a fault is planted past the schema's own guards, found by name, and taken out again. */
@QuarkusTest
class AuditIT extends BillingTest {
    private long user;

    @BeforeEach
    void aUserWithACaptureAndAHold() {
        user = BillingClient.stranger();
        UUID captured = UUID.randomUUID();
        billing.reserve(captured, user, 200);
        billing.capture(captured, 200);
        billing.reserve(UUID.randomUUID(), user, 60);
    }

    private List<String> broken() {
        List<String> names = new ArrayList<>();
        for (JsonNode invariant : billing.audit().json().path("invariants")) {
            assertThat(invariant.path("holds").asBoolean())
                    .isEqualTo(invariant.path("figure").asLong() == 0);
            if (!invariant.path("holds").asBoolean()) {
                names.add(invariant.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void theBooksAreRight() {
        assertThat(billing.audit().json().path("holds").asBoolean()).isTrue();
        assertThat(billing.audit().json().path("invariants")).hasSize(9);
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance-is-sum-of-transactions | user_balances | balance = balance + 0.01 | balance = balance - 0.01",
                "held-is-sum-of-open-holds | user_balances | held = held - 0.01 | held = held + 0.01",
                "available-is-not-negative | user_balances | held = held + 1000 | held = held - 1000",
                "free-seconds-are-within-allowance | free_seconds | allowance = used - 1 | allowance = 180",
                "free-seconds-are-those-of-reservations | free_seconds | used = used - 1 | used = used + 1",
                "captured-at-most-what-was-held | reservations | captured_seconds = 999 | captured_seconds = 200",
                "captured-is-charged-once | reservations | captured_coins = 4.99 | captured_coins = 5.00",
                "captured-is-charged-once | transactions | cause_id = concat(cause_id, 'x') | cause_id = rtrim(cause_id, 'x')"
            })
    void aPlantedFaultIsFoundByName(String invariant, String table, String fault, String repair) throws SQLException {
        change(table, fault);
        List<String> found = broken();
        change(table, repair);

        assertThat(found).contains(invariant);
        assertThat(broken()).isEmpty();
    }

    /** Past triggers and CHECKs, which are put back as they were. */
    private void change(String table, String set) throws SQLException {
        String condition = table.equals("reservations") ? "and state = 'CAPTURED'" : "";
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
                    update billing.%1$s set %2$s
                    where user_id = (select id from billing.users where telegram_id = %3$d) %4$s;
                    for guard in select * from guards
                    loop
                        execute format('alter table billing.%1$s add constraint %%I %%s not valid', guard.conname,
                            replace(guard.rule, ' NOT VALID', ''));
                    end loop;
                    alter table billing.%1$s enable trigger user;
                end $$
                """.formatted(table, set, user, condition));
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
}
