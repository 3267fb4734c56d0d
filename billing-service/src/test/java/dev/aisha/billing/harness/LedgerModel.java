package dev.aisha.billing.harness;

import dev.aisha.billing.harness.Step.Adjust;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What billing should answer about one user, by the simplest means: plain arithmetic in memory, one step after the other.
 * At 15.00 coins a minute, 180 free seconds a day, 100.00 coins on arrival, and a promo code of 7.00 coins that a user may
 * redeem twice. A person who was erased and comes back has a new account; the old one stays, with all that is about it.
 */
public final class LedgerModel {
    /** What the promo code of a life grants. */
    public static final String PROMO_COINS = "7.00";

    /** How often a user may redeem it. */
    public static final int MOST_REDEMPTIONS = 2;

    /** What every payment of a life is. */
    public static final long STARS = 50;

    private static final BigDecimal PRICE = new BigDecimal("15.0");
    private static final long ALLOWANCE = 180;
    private static final Duration ORDERS_VALID_FOR = Duration.ofHours(1);
    private static final Map<String, CoinPackage> PACKAGES = Map.of(
            "small", new CoinPackage(50, new BigDecimal("500.00")),
            "medium", new CoinPackage(150, new BigDecimal("1650.00")));

    private final List<AccountModel> accounts = new ArrayList<>();
    private int current = -1;
    private final Map<Integer, Reserved> jobs = new HashMap<>();
    private final Map<Integer, Ordered> orders = new HashMap<>();
    private final Map<Integer, Paid> charges = new HashMap<>();
    private final Map<Integer, Told> adjustments = new HashMap<>();
    private final Map<Integer, String> redemptions = new HashMap<>();

    private record CoinPackage(long stars, BigDecimal coins) {}

    private record Reserved(
            int account,
            String state,
            LocalDate day,
            long requested,
            long seconds,
            long free,
            BigDecimal coins,
            long capturedSeconds,
            String captured,
            String refunded) {

        String asHeld() {
            return "%s %d %d %s".formatted(state, seconds, free, coins);
        }

        Reserved covering(long seconds, long free, BigDecimal coins) {
            return new Reserved(
                    account, state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }

        Reserved settled(String state, long capturedSeconds, String captured) {
            return new Reserved(
                    account, state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }

        Reserved refunded(String refunded) {
            return new Reserved(
                    account, state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }
    }

    private record Ordered(String packageName, Instant at) {}

    private record Paid(int account, String body, BigDecimal coins, String credited, String refunded) {}

    private record Told(String body, String answer) {}

    /** Somebody whom nobody has met. */
    public LedgerModel() {}

    /** The same, to be gone on with on its own. */
    public LedgerModel copy() {
        LedgerModel copy = new LedgerModel();
        accounts.forEach(account -> copy.accounts.add(account.copy()));
        copy.current = current;
        copy.jobs.putAll(jobs);
        copy.orders.putAll(orders);
        copy.charges.putAll(charges);
        copy.adjustments.putAll(adjustments);
        copy.redemptions.putAll(redemptions);
        return copy;
    }

    /** All that it is, to be compared. */
    public List<Object> state() {
        return List.of(
                accounts.stream().map(AccountModel::state).toList(),
                current,
                jobs,
                orders,
                charges,
                adjustments,
                redemptions);
    }

    /** Half-up to 0.01, once. */
    public static BigDecimal price(long seconds, BigDecimal perMinute) {
        return BigDecimal.valueOf(seconds).multiply(perMinute).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private static CoinPackage onSale(String packageName) {
        return Objects.requireNonNull(PACKAGES.get(packageName));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, Postgres.ZONE);
    }

    /** What the answer should say. */
    public String answer(Step.Request request, Instant now) {
        return switch (request) {
            case Hold hold -> hold(hold.job(), hold.seconds(), day(now));
            case Raise raise -> raise(raise.job(), raise.seconds());
            case Capture capture -> capture(capture.job(), capture.seconds());
            case Release release -> release(release.job());
            case Refund refund -> refund(refund.job());
            case Order order -> order(order.order(), order.packageName(), now);
            case Check check -> check(check, now);
            case Pay pay -> pay(pay.charge(), coins(pay.coins()), -1, day(now));
            case PayOrder pay -> pay(pay.charge(), coins(pay.coins()), pay.order(), day(now));
            case RefundPayment refund -> refundPayment(refund.charge());
            case Adjust adjust -> adjust(adjust.adjustment(), new BigDecimal(adjust.amount()));
            case Redeem redeem -> redeem(redeem.redemption(), day(now));
            case Erase erase -> erase();
        };
    }

    private static BigDecimal coins(String text) {
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    private Optional<AccountModel> openAccount() {
        return current < 0 ? Optional.empty() : Optional.of(accounts.get(current));
    }

    /** That of the person who asks; made where nobody of their id is known. The welcome is given once to a person. */
    private AccountModel met(LocalDate today) {
        if (current < 0) {
            AccountModel account = new AccountModel(ALLOWANCE);
            account.reduceAllowance(
                    today,
                    accounts.stream().mapToLong(old -> old.freeUsed(today)).sum());
            if (accounts.isEmpty()) {
                account.book("bonus", new BigDecimal("100.00"));
            }
            accounts.add(account);
            current = accounts.size() - 1;
        }
        return accounts.get(current);
    }

    /** Somebody whom we do not know is met before anything else is done for them, which others may see. */
    public Optional<LedgerModel> afterFirstContact(List<Step.Request> requests, Instant now) {
        if (openAccount().isPresent() || requests.stream().noneMatch(LedgerModel::introduces)) {
            return Optional.empty();
        }
        LedgerModel copy = copy();
        copy.met(day(now));
        return Optional.of(copy);
    }

    private static boolean introduces(Step.Request request) {
        return request instanceof Hold
                || request instanceof Order
                || request instanceof Pay
                || request instanceof PayOrder
                || request instanceof Redeem;
    }

    private String erase() {
        current = -1;
        return "204";
    }

    private static String tooLittle(String status, BigDecimal wanted, BigDecimal available) {
        return "%s missing %s of %s".formatted(status, wanted.subtract(available), available);
    }

    private String hold(int id, long seconds, LocalDate today) {
        Reserved known = jobs.get(id);
        if (known != null) {
            return known.requested() == seconds ? "200 " + known.asHeld() : "409 id-taken";
        }
        AccountModel account = met(today);
        long free = Math.min(seconds, account.freeLeft(today));
        BigDecimal coins = price(seconds - free, PRICE);
        if (coins.compareTo(account.available()) > 0) {
            return tooLittle("402 insufficient-funds", coins, account.available());
        }
        account.takeFree(today, free);
        account.hold(coins);
        Reserved job = new Reserved(current, "HELD", today, seconds, seconds, free, coins, -1, "", "");
        jobs.put(id, job);
        return "201 " + job.asHeld();
    }

    private String raise(int id, long seconds) {
        Reserved job = jobs.get(id);
        if (job == null) {
            return "404 unknown-reservation";
        }
        if (seconds <= job.seconds()) {
            return "200 " + job.asHeld();
        }
        if (!job.state().equals("HELD")) {
            return "409 settled-otherwise";
        }
        AccountModel account = accounts.get(job.account());
        long extraFree = Math.min(seconds - job.seconds(), account.freeLeft(job.day()));
        BigDecimal coins = price(seconds - job.free() - extraFree, PRICE);
        BigDecimal extra = coins.subtract(job.coins());
        if (extra.compareTo(account.available()) > 0) {
            return tooLittle("402 insufficient-funds", extra, account.available());
        }
        account.takeFree(job.day(), extraFree);
        account.hold(extra);
        Reserved raised = job.covering(seconds, job.free() + extraFree, coins);
        jobs.put(id, raised);
        return "200 " + raised.asHeld();
    }

    private String capture(int id, long seconds) {
        Reserved job = jobs.get(id);
        if (job == null) {
            return "404 unknown-reservation";
        }
        if (job.state().equals("CAPTURED") && job.capturedSeconds() == seconds) {
            return job.captured();
        }
        if (!job.state().equals("HELD")) {
            return "409 settled-otherwise";
        }
        if (seconds > job.seconds()) {
            return "409 more-than-held";
        }
        AccountModel account = accounts.get(job.account());
        long free = Math.min(seconds, job.free());
        BigDecimal due = price(seconds - free, PRICE);
        account.takeFree(job.day(), free - job.free());
        account.hold(job.coins().negate());
        if (due.signum() > 0) {
            account.book("charge", due.negate());
        }
        String answer = "200 CAPTURED %s %d %s".formatted(due, free, account.balance());
        jobs.put(id, job.settled("CAPTURED", seconds, answer));
        return answer;
    }

    private String release(int id) {
        Reserved job = jobs.get(id);
        if (job == null) {
            return "404 unknown-reservation";
        }
        if (job.state().equals("CAPTURED")) {
            return "409 settled-otherwise";
        }
        if (job.state().equals("HELD")) {
            accounts.get(job.account()).takeFree(job.day(), -job.free());
            accounts.get(job.account()).hold(job.coins().negate());
            jobs.put(id, job.settled("RELEASED", -1, ""));
        }
        return "200 RELEASED";
    }

    private String refund(int id) {
        Reserved job = jobs.get(id);
        if (job == null) {
            return "404 unknown-reservation";
        }
        if (!job.refunded().isEmpty()) {
            return job.refunded();
        }
        BigDecimal coins = job.state().equals("CAPTURED")
                ? price(job.capturedSeconds() - Math.min(job.capturedSeconds(), job.free()), PRICE)
                : BigDecimal.ZERO;
        if (coins.signum() == 0) {
            return "409 nothing-to-refund";
        }
        AccountModel account = accounts.get(job.account());
        account.book("refund", coins);
        String answer = "200 %s %s".formatted(coins, account.balance());
        jobs.put(id, job.refunded(answer));
        return answer;
    }

    private String order(int id, String packageName, Instant now) {
        Ordered known = orders.get(id);
        if (known != null && !known.packageName().equals(packageName)) {
            return "409 id-taken";
        }
        if (known == null) {
            met(day(now));
            orders.put(id, new Ordered(packageName, now));
        }
        CoinPackage bought = onSale(packageName);
        return "%s %s %d %s".formatted(known == null ? "201" : "200", packageName, bought.stars(), bought.coins());
    }

    private String check(Check check, Instant now) {
        Ordered order = orders.get(check.order());
        if (order == null) {
            return "404 unknown-order";
        }
        CoinPackage bought = onSale(order.packageName());
        if (check.stars() != bought.stars()) {
            return "409 amount";
        }
        boolean inTime = now.isBefore(order.at().plus(ORDERS_VALID_FOR));
        return inTime ? "200 %d %s".formatted(bought.stars(), bought.coins()) : "409 expired";
    }

    private String pay(int id, BigDecimal coins, int order, LocalDate today) {
        String body = coins + " for " + order;
        Paid known = charges.get(id);
        if (known != null) {
            return known.body().equals(body) ? "200 " + known.credited() : "409 id-taken";
        }
        AccountModel account = met(today);
        if (order >= 0 && !fits(order, coins)) {
            return "409 order-mismatch";
        }
        account.book("topup", coins);
        String answer = "%s %s".formatted(coins, account.balance());
        charges.put(id, new Paid(current, body, coins, answer, ""));
        return "201 " + answer;
    }

    private boolean fits(int id, BigDecimal coins) {
        Ordered order = orders.get(id);
        return order != null && onSale(order.packageName()).equals(new CoinPackage(STARS, coins));
    }

    private String refundPayment(int id) {
        Paid paid = charges.get(id);
        if (paid == null) {
            return "404 unknown-payment";
        }
        if (!paid.refunded().isEmpty()) {
            return paid.refunded();
        }
        AccountModel account = accounts.get(paid.account());
        if (paid.coins().compareTo(account.available()) > 0) {
            return tooLittle("409 coins-spent", paid.coins(), account.available());
        }
        account.book("topup_refund", paid.coins().negate());
        String answer = "200 %s %s".formatted(paid.coins(), account.balance());
        charges.put(id, new Paid(paid.account(), paid.body(), paid.coins(), paid.credited(), answer));
        return answer;
    }

    private String adjust(int id, BigDecimal amount) {
        Told known = adjustments.get(id);
        if (known != null) {
            return known.body().equals(amount.toPlainString()) ? "200 " + known.answer() : "409 id-taken";
        }
        if (openAccount().isEmpty()) {
            return "404 unknown-user";
        }
        AccountModel account = openAccount().orElseThrow();
        if (amount.negate().compareTo(account.available()) > 0) {
            return tooLittle("409 coins-spent", amount.negate(), account.available());
        }
        account.book("adjustment", amount);
        String answer = "%s %s".formatted(amount, account.balance());
        adjustments.put(id, new Told(amount.toPlainString(), answer));
        return "201 " + answer;
    }

    private String redeem(int id, LocalDate today) {
        if (redemptions.containsKey(id)) {
            return "200 " + redemptions.get(id);
        }
        AccountModel account = met(today);
        if (redemptions.size() == MOST_REDEMPTIONS) {
            return "409 used-by-user";
        }
        account.book("bonus", new BigDecimal(PROMO_COINS));
        String answer = "%s %s".formatted(PROMO_COINS, account.balance());
        redemptions.put(id, answer);
        return "201 " + answer;
    }

    /** What the account should say: balance, held, available, free seconds left. */
    public String account(Instant now) {
        return openAccount().map(account -> "200 " + account.told(day(now))).orElse("404 unknown-user");
    }

    /** What the history should say, oldest first: type, amount, balance after it. Empty where nobody is known. */
    public List<String> history() {
        return openAccount().map(AccountModel::lines).orElse(List.of());
    }

    /** The lines of all accounts that the person ever had. */
    public List<String> books() {
        return accounts.stream().flatMap(account -> account.lines().stream()).toList();
    }
}
