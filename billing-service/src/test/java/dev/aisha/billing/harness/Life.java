package dev.aisha.billing.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aisha.billing.harness.BillingClient.Answer;
import dev.aisha.billing.harness.Step.Adjust;
import dev.aisha.billing.harness.Step.AtOnce;
import dev.aisha.billing.harness.Step.Capture;
import dev.aisha.billing.harness.Step.Check;
import dev.aisha.billing.harness.Step.Erase;
import dev.aisha.billing.harness.Step.Hold;
import dev.aisha.billing.harness.Step.Order;
import dev.aisha.billing.harness.Step.Pay;
import dev.aisha.billing.harness.Step.PayOrder;
import dev.aisha.billing.harness.Step.Raise;
import dev.aisha.billing.harness.Step.Redeem;
import dev.aisha.billing.harness.Step.Refund;
import dev.aisha.billing.harness.Step.RefundPayment;
import dev.aisha.billing.harness.Step.Release;
import dev.aisha.billing.harness.Step.Request;
import dev.aisha.billing.harness.Step.Wait;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The life of one user: every step is taken for real and in the {@link LedgerModel}, and answers and accounts compared. */
public final class Life {
    private static final int MOST_REPEATS = 5;

    private final BillingClient billing;
    private final SettableClock clock;
    private final long user = BillingClient.stranger();
    private final String promoCode = "LIFE-" + user;
    private final Map<String, UUID> ids = new HashMap<>();
    /** Whatever may have happened: more than one, where requests at once came in an order that shows only later. */
    private List<LedgerModel> models = List.of(new LedgerModel());

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
        take(new Hold(-1, 1_000_000), "first contact, by a hold that is refused");
        billing.makePromoCode(promoCode, LedgerModel.PROMO_COINS, 1_000, LedgerModel.MOST_REDEMPTIONS);
        for (int number = 0; number < steps.size(); number++) {
            take(steps.get(number), "step %d of %s".formatted(number, steps));
        }
        assertThat(models)
                .as("the lines after %s", steps)
                .extracting(LedgerModel::history, LedgerModel::books)
                .contains(tuple(history(), books()));
    }

    private void take(Step step, String where) throws SQLException {
        switch (step) {
            case Request request -> explain(List.of(request), List.of(told(request, call(request))), where);
            case AtOnce batch -> explain(batch.requests(), answersAtOnce(batch.requests()), where);
            case Wait time -> {
                clock.advance(Duration.ofHours(time.hours()));
                explain(List.of(), List.of(), where);
            }
        }
    }

    private List<String> answersAtOnce(List<Request> requests) throws SQLException {
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
        return answers;
    }

    /** What was asked for must have been answered as if it had come in some order, and the account must be that. */
    private void explain(List<Request> requests, List<String> answers, String where) {
        String account = account();
        Map<List<Object>, LedgerModel> explained = models.stream()
                .flatMap(model -> explanations(model, requests, answers))
                .filter(model -> model.account(clock.instant()).equals(account))
                .collect(Collectors.toMap(LedgerModel::state, model -> model, (one, same) -> one));
        assertThat(explained.values())
                .as(
                        "an order of %s that explains the answers %s and the account %s; in this order: %s; %s",
                        requests, answers, account, expected(requests), where)
                .isNotEmpty();
        models = List.copyOf(explained.values());
    }

    private Stream<LedgerModel> explanations(LedgerModel before, List<Request> requests, List<String> answers) {
        if (requests.isEmpty()) {
            return Stream.of(before);
        }
        Stream<LedgerModel> explained = IntStream.range(0, requests.size())
                .boxed()
                .flatMap(first -> {
                    LedgerModel next = before.copy();
                    return next.answer(requests.get(first), clock.instant()).equals(answers.get(first))
                            ? explanations(next, without(first, requests), without(first, answers))
                            : Stream.of();
                });
        return Stream.concat(
                explained,
                before.afterFirstContact(requests, clock.instant()).stream()
                        .flatMap(met -> explanations(met, requests, answers)));
    }

    private List<String> expected(List<Request> requests) {
        LedgerModel model = models.getFirst().copy();
        Stream<String> answers = requests.stream().map(request -> model.answer(request, clock.instant()));
        return Stream.concat(answers.toList().stream(), Stream.of(model.account(clock.instant())))
                .toList();
    }

    private static <T> List<T> without(int index, List<T> list) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    /** Sends it until it is served: who is overtaken by others is asked to send the same again. */
    private Answer call(Request request) {
        Answer answer = send(request);
        for (int repeats = 0; answer.status() == 503 && repeats < MOST_REPEATS; repeats++) {
            answer = send(request);
        }
        return answer;
    }

    private Answer send(Request request) {
        return switch (request) {
            case Hold hold -> billing.reserve(id("job", hold.job()), user, hold.seconds());
            case Raise raise -> billing.raise(id("job", raise.job()), raise.seconds());
            case Capture capture -> billing.capture(id("job", capture.job()), capture.seconds());
            case Release release -> billing.release(id("job", release.job()));
            case Refund refund -> billing.refund(id("job", refund.job()));
            case Order order -> billing.order(id("order", order.order()), user, order.packageName());
            case Check check ->
                billing.check(id("order", check.order()), user, payload(check.order()), "XTR", check.stars());
            case Pay pay -> billing.pay(charge(pay.charge()), user, LedgerModel.STARS, pay.coins());
            case PayOrder pay ->
                billing.pay(charge(pay.charge()), user, LedgerModel.STARS, pay.coins(), id("order", pay.order()));
            case RefundPayment refund -> billing.refundPayment(charge(refund.charge()));
            case Adjust adjust -> billing.adjust(id("adjustment", adjust.adjustment()), user, adjust.amount());
            case Redeem redeem -> billing.redeem(promoCode, id("redemption", redeem.redemption()), user);
            case Erase erase -> billing.erase(user);
        };
    }

    private static String told(Request request, Answer answer) {
        return switch (request) {
            case Hold hold -> told(answer, "state", "seconds", "freeSeconds", "coins");
            case Raise raise -> told(answer, "state", "seconds", "freeSeconds", "coins");
            case Capture capture -> told(answer, "state", "coins", "freeSeconds", "balance");
            case Release release -> told(answer, "state");
            case Refund refund -> told(answer, "coins", "balance");
            case Order order -> told(answer, "package", "stars", "coins");
            case Check check -> told(answer, "stars", "coins");
            case Pay pay -> told(answer, "coins", "balance");
            case PayOrder pay -> told(answer, "coins", "balance");
            case RefundPayment refund -> told(answer, "coins", "balance");
            case Adjust adjust -> told(answer, "amount", "balance");
            case Redeem redeem -> told(answer, "coins", "balance");
            case Erase erase -> told(answer);
        };
    }

    private static String told(Answer answer, String... fields) {
        if (answer.status() < 300) {
            return fields.length == 0 ? "" + answer.status() : answer.status() + " " + fields(answer, fields);
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

    /** What the invoice of an order carries. */
    private String payload(int order) {
        try {
            String found =
                    Postgres.query("select payload from billing.orders where id = '%s'".formatted(id("order", order)));
            return found == null ? "no payload" : found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String account() {
        return told(billing.account(user), "balance", "held", "available", "freeSecondsLeft");
    }

    private List<String> history() {
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

    /** All lines of the person's, also those of accounts that are closed. */
    private List<String> books() throws SQLException {
        String lines = Postgres.query("""
                select string_agg(concat_ws(' ', transaction_type, amount, balance_after), ',' order by u.no, t.id)
                from billing.users u join billing.transactions t on t.user_id = u.id
                where u.telegram_id = %1$d or u.pseudonym = billing.pseudonym_of(%1$d)""".formatted(user));
        return List.of(String.valueOf(lines).split(",", -1));
    }
}
