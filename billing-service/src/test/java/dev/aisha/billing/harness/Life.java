package dev.aisha.billing.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.Step.Adjust;
import dev.aisha.billing.harness.Step.AtOnce;
import dev.aisha.billing.harness.Step.Capture;
import dev.aisha.billing.harness.Step.Hold;
import dev.aisha.billing.harness.Step.Pay;
import dev.aisha.billing.harness.Step.Raise;
import dev.aisha.billing.harness.Step.Redeem;
import dev.aisha.billing.harness.Step.Refund;
import dev.aisha.billing.harness.Step.RefundPayment;
import dev.aisha.billing.harness.Step.Release;
import dev.aisha.billing.harness.Step.Request;
import dev.aisha.billing.harness.Step.Wait;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The life of one user: every step is taken for real and in the {@link LedgerModel}, and answers and accounts compared. */
public final class Life {
    private final BillingClient billing;
    private final SettableClock clock;
    private final long user = BillingClient.stranger();
    private final String promoCode = "LIFE-" + user;
    private final Map<String, UUID> ids = new HashMap<>();
    private LedgerModel model = new LedgerModel();

    private Life(BillingClient billing, SettableClock clock) {
        this.billing = billing;
        this.clock = clock;
    }

    /** Lives through these steps; fails at the first one of which the model says otherwise. */
    public static void live(BillingClient billing, SettableClock clock, List<Step> steps) throws SQLException {
        clock.set(SettableClock.NOON);
        new Life(billing, clock).live(steps);
    }

    private void live(List<Step> steps) throws SQLException {
        billing.reserve(UUID.randomUUID(), user, 1_000_000); // refused, but now they are known
        billing.makePromoCode(promoCode, LedgerModel.PROMO_COINS, 1_000, LedgerModel.MOST_REDEMPTIONS);
        for (int number = 0; number < steps.size(); number++) {
            String where = "step %d of %s".formatted(number, steps);
            take(steps.get(number), where);
            assertThat(account()).as(where).isEqualTo(model.account(today()));
        }
        assertThat(lines()).as("the history after %s", steps).isEqualTo(model.lines());
    }

    private void take(Step step, String where) throws SQLException {
        switch (step) {
            case Request request -> assertThat(answer(request)).as(where).isEqualTo(model.answer(request, today()));
            case AtOnce batch -> takeAtOnce(batch.requests(), where);
            case Wait time -> clock.advance(Duration.ofHours(time.hours()));
        }
    }

    /** What was asked for at once must have been answered as if it had come in some order. */
    private void takeAtOnce(List<Request> requests, String where) throws SQLException {
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        try (Halt halt = Halt.atBalance(user)) {
            requests.forEach(request -> calls.add(BillingClient.started(() -> call(request))));
            halt.awaitBlockedOr(
                    () -> (int) calls.stream().filter(CompletableFuture::isDone).count(), calls.size());
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            answers.add(told(requests.get(i), calls.get(i).join()));
        }
        Optional<LedgerModel> explained = explain(model, requests, answers);
        assertThat(explained)
                .as(
                        "an order of %s that explains the answers %s and the account %s at %s",
                        requests, answers, account(), where)
                .isPresent();
        model = explained.orElseThrow();
    }

    private Optional<LedgerModel> explain(LedgerModel before, List<Request> requests, List<String> answers) {
        if (requests.isEmpty()) {
            return Optional.of(before).filter(end -> end.account(today()).equals(account()));
        }
        for (int first = 0; first < requests.size(); first++) {
            LedgerModel next = before.copy();
            if (next.answer(requests.get(first), today()).equals(answers.get(first))) {
                Optional<LedgerModel> explained = explain(next, without(first, requests), without(first, answers));
                if (explained.isPresent()) {
                    return explained;
                }
            }
        }
        return Optional.empty();
    }

    private static <T> List<T> without(int index, List<T> list) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    private String answer(Request request) {
        return told(request, call(request));
    }

    private Answer call(Request request) {
        return switch (request) {
            case Hold hold -> billing.reserve(id("job", hold.job()), user, hold.seconds());
            case Raise raise -> billing.raise(id("job", raise.job()), raise.seconds());
            case Capture capture -> billing.capture(id("job", capture.job()), capture.seconds());
            case Release release -> billing.release(id("job", release.job()));
            case Refund refund -> billing.refund(id("job", refund.job()));
            case Pay pay -> billing.pay(charge(pay.charge()), user, 50, pay.coins());
            case RefundPayment refund -> billing.refundPayment(charge(refund.charge()));
            case Adjust adjust -> billing.adjust(id("adjustment", adjust.adjustment()), user, adjust.amount());
            case Redeem redeem -> billing.redeem(promoCode, id("redemption", redeem.redemption()), user);
        };
    }

    private static String told(Request request, Answer answer) {
        return switch (request) {
            case Hold hold -> told(answer, "state", "seconds", "freeSeconds", "coins");
            case Raise raise -> told(answer, "state", "seconds", "freeSeconds", "coins");
            case Capture capture -> told(answer, "state", "coins", "freeSeconds", "balance");
            case Release release -> told(answer, "state");
            case Refund refund -> told(answer, "coins", "balance");
            case Pay pay -> told(answer, "coins", "balance");
            case RefundPayment refund -> told(answer, "coins", "balance");
            case Adjust adjust -> told(answer, "amount", "balance");
            case Redeem redeem -> told(answer, "coins", "balance");
        };
    }

    private static String told(Answer answer, String... fields) {
        if (answer.status() < 300) {
            return answer.status() + " " + fields(answer, fields);
        }
        String missing = answer.json().has("missing")
                ? " missing %s of %s".formatted(answer.field("missing"), answer.field("available"))
                : "";
        return answer.status() + " " + answer.field("reason") + missing;
    }

    private static String fields(Answer answer, String... fields) {
        return String.join(" ", Stream.of(fields).map(answer::field).toList());
    }

    private UUID id(String kind, int number) {
        synchronized (ids) {
            return ids.computeIfAbsent(kind + number, key -> UUID.randomUUID());
        }
    }

    private String charge(int number) {
        return "charge-" + id("charge", number);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Postgres.ZONE);
    }

    private String account() {
        return fields(billing.account(user), "balance", "held", "available", "freeSecondsLeft");
    }

    private List<String> lines() {
        var newestFirst = billing.transactions(user, "?limit=100").json().path("transactions");
        return StreamSupport.stream(newestFirst.spliterator(), false)
                .map(line -> String.join(
                        " ",
                        line.path("type").asText(),
                        line.path("amount").asText(),
                        line.path("balanceAfter").asText()))
                .toList()
                .reversed();
    }
}
