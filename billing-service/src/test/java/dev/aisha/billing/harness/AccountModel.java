package dev.aisha.billing.harness;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one account should hold: a balance with its lines, coins set aside, and the free seconds of each day. */
final class AccountModel {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final long allowance;
    private final Map<LocalDate, Long> reducedAllowances = new HashMap<>();
    private final Map<LocalDate, Long> freeUsed = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private BigDecimal balance = NOTHING;
    private BigDecimal held = NOTHING;

    AccountModel(long allowance) {
        this.allowance = allowance;
    }

    AccountModel copy() {
        AccountModel copy = new AccountModel(allowance);
        copy.reducedAllowances.putAll(reducedAllowances);
        copy.freeUsed.putAll(freeUsed);
        copy.lines.addAll(lines);
        copy.balance = balance;
        copy.held = held;
        return copy;
    }

    /** All that it is, to be compared. */
    List<Object> state() {
        return List.of(reducedAllowances, freeUsed, lines, balance, held);
    }

    BigDecimal balance() {
        return balance;
    }

    BigDecimal available() {
        return balance.subtract(held);
    }

    /** Type, amount and balance after it, oldest first. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    void book(String type, BigDecimal amount) {
        balance = balance.add(amount);
        lines.add("%s %s %s".formatted(type, amount, balance));
    }

    /** Sets coins aside; gives some back where negative. */
    void hold(BigDecimal coins) {
        held = held.add(coins);
    }

    /** Takes free seconds of a day; gives some back where negative. */
    void takeFree(LocalDate day, long seconds) {
        freeUsed.merge(day, seconds, Long::sum);
    }

    long freeUsed(LocalDate day) {
        return freeUsed.getOrDefault(day, 0L);
    }

    long freeLeft(LocalDate day) {
        return reducedAllowances.getOrDefault(day, allowance) - freeUsed(day);
    }

    /** The same person has taken so much of the day before, under an account that is closed. */
    void reduceAllowance(LocalDate day, long taken) {
        reducedAllowances.put(day, Math.max(0, allowance - taken));
    }

    /** Balance, held, available, free seconds left. */
    String told(LocalDate today) {
        return "%s %s %s %d".formatted(balance, held, available(), freeLeft(today));
    }
}
