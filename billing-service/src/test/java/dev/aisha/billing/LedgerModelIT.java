package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.LedgerModel;
import dev.aisha.billing.harness.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random lives of users, step by step beside {@link LedgerModel}: every answer and every account must be the same. */
@QuarkusTest
class LedgerModelIT extends BillingTest {
    private static final int LIVES = 100;
    private static final int STEPS = 14;

    @Test
    void everyAnswerAndEveryAccountIsThatOfTheModel() {
        for (int seed = 0; seed < LIVES; seed++) {
            live(new Random(seed), "life " + seed);
        }
        clock.set(SettableClock.NOON);
        assertThat(billing.audit().json().path("holds").asBoolean())
                .as(billing.audit().text())
                .isTrue();
    }

    private void live(Random random, String name) {
        clock.set(SettableClock.NOON);
        LedgerModel model = new LedgerModel();
        long user = BillingClient.stranger();
        List<UUID> ids =
                Stream.generate(UUID::randomUUID).limit(1 + random.nextInt(4)).toList();
        billing.reserve(UUID.randomUUID(), user, 1_000_000); // refused, but now they are known
        for (int step = 0; step < STEPS; step++) {
            String where = name + ", step " + step;
            takeStep(random, model, user, ids.get(random.nextInt(ids.size())), where);
            assertThat(account(user)).as(where).isEqualTo(model.account(today()));
        }
    }

    private void takeStep(Random random, LedgerModel model, long user, UUID id, String where) {
        long seconds = List.of(0L, 1L, 7L, 60L, 61L, 180L, 181L, 240L, 300L, 577L, 3600L)
                .get(random.nextInt(11));
        switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                assertThat(held(billing.reserve(id, user, seconds)))
                        .as(where)
                        .isEqualTo(model.reserve(id, seconds, today()));
            case 3, 4 -> assertThat(held(billing.raise(id, seconds))).as(where).isEqualTo(model.raise(id, seconds));
            case 5, 6 ->
                assertThat(captured(billing.capture(id, seconds))).as(where).isEqualTo(model.capture(id, seconds));
            case 7 -> assertThat(released(billing.release(id))).as(where).isEqualTo(model.release(id));
            default -> clock.advance(Duration.ofHours(9));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String account(long user) {
        return fields(billing.account(user), "balance", "held", "available", "freeSecondsLeft");
    }

    private static String held(Answer answer) {
        return told(answer, "state", "seconds", "freeSeconds", "coins");
    }

    private static String captured(Answer answer) {
        return told(answer, "state", "coins", "freeSeconds", "balance");
    }

    private static String released(Answer answer) {
        return told(answer, "state");
    }

    private static String told(Answer answer, String... fields) {
        return answer.status()
                + switch (answer.status()) {
                    case 200, 201 -> " " + fields(answer, fields);
                    case 402 -> " missing " + answer.field("missing") + " of " + answer.field("available");
                    default -> answer.field("type").replace("urn:aisha:problem:", " ");
                };
    }

    private static String fields(Answer answer, String... fields) {
        return String.join(" ", Stream.of(fields).map(answer::field).toList());
    }
}
