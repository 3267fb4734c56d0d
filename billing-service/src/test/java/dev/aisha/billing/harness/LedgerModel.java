package dev.aisha.billing.harness;

import dev.aisha.billing.harness.Step.Adjust;
import dev.aisha.billing.harness.Step.Capture;
import dev.aisha.billing.harness.Step.Hold;
import dev.aisha.billing.harness.Step.Pay;
import dev.aisha.billing.harness.Step.Raise;
import dev.aisha.billing.harness.Step.Redeem;
import dev.aisha.billing.harness.Step.Refund;
import dev.aisha.billing.harness.Step.RefundPayment;
import dev.aisha.billing.harness.Step.Release;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What billing should answer about one user, by the simplest means: plain arithmetic in memory, one step after the other.
 * At 15.00 coins a minute, 180 free seconds a day, 100.00 coins on arrival, and a promo code of 7.00 coins that a user may
 * redeem twice.
 */
public final class LedgerModel {
    /** What the promo code of a life grants. */
    public static final String PROMO_COINS = "7.00";

    /** How often a user may redeem it. */
    public static final int MOST_REDEMPTIONS = 2;

    private static final BigDecimal PRICE = new BigDecimal("15.0");
    private static final long ALLOWANCE = 180;

    private BigDecimal balance = new BigDecimal("100.00");
    private final Map<LocalDate, Long> freeUsed = new HashMap<>();
    private final Map<Integer, Reserved> jobs = new HashMap<>();
    private final Map<Integer, Paid> charges = new HashMap<>();
    private final Map<Integer, Told> adjustments = new HashMap<>();
    private final Map<Integer, String> redemptions = new HashMap<>();
    private final List<String> lines = new ArrayList<>(List.of("bonus 100.00 100.00"));

    private record Reserved(
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
            return new Reserved(state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }

        Reserved settled(String state, long capturedSeconds, String captured) {
            return new Reserved(state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }

        Reserved refunded(String refunded) {
            return new Reserved(state, day, requested, seconds, free, coins, capturedSeconds, captured, refunded);
        }
    }

    private record Paid(BigDecimal coins, String credited, String refunded) {}

    private record Told(String body, String answer) {}

    /** The same, to be gone on with on its own. */
    public LedgerModel copy() {
        LedgerModel copy = new LedgerModel();
        copy.balance = balance;
        copy.freeUsed.putAll(freeUsed);
        copy.jobs.putAll(jobs);
        copy.charges.putAll(charges);
        copy.adjustments.putAll(adjustments);
        copy.redemptions.putAll(redemptions);
        copy.lines.clear();
        copy.lines.addAll(lines);
        return copy;
    }

    /** Half-up to 0.01, once. */
    public static BigDecimal price(long seconds, BigDecimal perMinute) {
        return BigDecimal.valueOf(seconds).multiply(perMinute).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    /** What the answer should say. */
    public String answer(Step.Request request, LocalDate today) {
        return switch (request) {
            case Hold hold -> hold(hold.job(), hold.seconds(), today);
            case Raise raise -> raise(raise.job(), raise.seconds());
            case Capture capture -> capture(capture.job(), capture.seconds());
            case Release release -> release(release.job());
            case Refund refund -> refund(refund.job());
            case Pay pay -> pay(pay.charge(), new BigDecimal(pay.coins()).setScale(2, RoundingMode.UNNECESSARY));
            case RefundPayment refund -> refundPayment(refund.charge());
            case Adjust adjust -> adjust(adjust.adjustment(), new BigDecimal(adjust.amount()));
            case Redeem redeem -> redeem(redeem.redemption());
        };
    }

    private BigDecimal held() {
        return jobs.values().stream()
                .filter(job -> job.state().equals("HELD"))
                .map(Reserved::coins)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private BigDecimal available() {
        return balance.subtract(held());
    }

    private long freeLeft(LocalDate day) {
        return ALLOWANCE - freeUsed.getOrDefault(day, 0L);
    }

    private void book(String type, BigDecimal amount) {
        balance = balance.add(amount);
        lines.add("%s %s %s".formatted(type, amount, balance));
    }

    private static String tooLittle(String status, BigDecimal wanted, BigDecimal available) {
        return "%s missing %s of %s".formatted(status, wanted.subtract(available), available);
    }

    private String hold(int id, long seconds, LocalDate today) {
        Reserved known = jobs.get(id);
        if (known != null) {
            return known.requested() == seconds ? "200 " + known.asHeld() : "409 id-taken";
        }
        long free = Math.min(seconds, freeLeft(today));
        BigDecimal coins = price(seconds - free, PRICE);
        if (coins.compareTo(available()) > 0) {
            return tooLittle("402 insufficient-funds", coins, available());
        }
        freeUsed.merge(today, free, Long::sum);
        Reserved job = new Reserved("HELD", today, seconds, seconds, free, coins, -1, "", "");
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
        long extraFree = Math.min(seconds - job.seconds(), freeLeft(job.day()));
        BigDecimal coins = price(seconds - job.free() - extraFree, PRICE);
        BigDecimal extra = coins.subtract(job.coins());
        if (extra.compareTo(available()) > 0) {
            return tooLittle("402 insufficient-funds", extra, available());
        }
        freeUsed.merge(job.day(), extraFree, Long::sum);
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
        long free = Math.min(seconds, job.free());
        BigDecimal due = price(seconds - free, PRICE);
        freeUsed.merge(job.day(), free - job.free(), Long::sum);
        if (due.signum() > 0) {
            book("charge", due.negate());
        }
        String answer = "200 CAPTURED %s %d %s".formatted(due, free, balance);
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
            freeUsed.merge(job.day(), -job.free(), Long::sum);
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
        book("refund", coins);
        String answer = "200 %s %s".formatted(coins, balance);
        jobs.put(id, job.refunded(answer));
        return answer;
    }

    private String pay(int id, BigDecimal coins) {
        Paid known = charges.get(id);
        if (known != null) {
            return known.coins().compareTo(coins) == 0 ? "200 " + known.credited() : "409 id-taken";
        }
        book("topup", coins);
        String answer = "%s %s".formatted(coins, balance);
        charges.put(id, new Paid(coins, answer, ""));
        return "201 " + answer;
    }

    private String refundPayment(int id) {
        Paid paid = charges.get(id);
        if (paid == null) {
            return "404 unknown-payment";
        }
        if (!paid.refunded().isEmpty()) {
            return paid.refunded();
        }
        if (paid.coins().compareTo(available()) > 0) {
            return tooLittle("409 coins-spent", paid.coins(), available());
        }
        book("topup_refund", paid.coins().negate());
        String answer = "200 %s %s".formatted(paid.coins(), balance);
        charges.put(id, new Paid(paid.coins(), paid.credited(), answer));
        return answer;
    }

    private String adjust(int id, BigDecimal amount) {
        Told known = adjustments.get(id);
        if (known != null) {
            return known.body().equals(amount.toPlainString()) ? "200 " + known.answer() : "409 id-taken";
        }
        if (amount.negate().compareTo(available()) > 0) {
            return tooLittle("409 coins-spent", amount.negate(), available());
        }
        book("adjustment", amount);
        String answer = "%s %s".formatted(amount, balance);
        adjustments.put(id, new Told(amount.toPlainString(), answer));
        return "201 " + answer;
    }

    private String redeem(int id) {
        if (redemptions.containsKey(id)) {
            return "200 " + redemptions.get(id);
        }
        if (redemptions.size() == MOST_REDEMPTIONS) {
            return "409 used-by-user";
        }
        book("bonus", new BigDecimal(PROMO_COINS));
        String answer = "%s %s".formatted(PROMO_COINS, balance);
        redemptions.put(id, answer);
        return "201 " + answer;
    }

    /** What the account should say: balance, held, available, free seconds left. */
    public String account(LocalDate today) {
        return "%s %s %s %d".formatted(balance, held(), available(), freeLeft(today));
    }

    /** What the history should say, oldest first: type, amount, balance after it. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
