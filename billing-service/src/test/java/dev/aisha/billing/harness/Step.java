package dev.aisha.billing.harness;

import java.util.List;

/**
 * One thing that happens in a random life of a user. Jobs, charges, orders, adjustments and redemptions are numbered within
 * the life, so that steps meet what earlier ones have made, and are repeated with the same and with other bodies.
 */
public sealed interface Step {

    /** A request about one user's money, which has an answer. */
    sealed interface Request extends Step {}

    record Hold(int job, long seconds) implements Request {}

    record Raise(int job, long seconds) implements Request {}

    record Capture(int job, long seconds) implements Request {}

    record Release(int job) implements Request {}

    record Refund(int job) implements Request {}

    /** A package is ordered. */
    record Order(int order, String packageName) implements Request {}

    /** Telegram asks, with the payload of the order, whether so many Stars may be taken. */
    record Check(int order, long stars) implements Request {}

    /** {@code 50} Stars are paid. */
    record Pay(int charge, String coins) implements Request {}

    /** {@code 50} Stars are paid for an order. */
    record PayOrder(int charge, String coins, int order) implements Request {}

    record RefundPayment(int charge) implements Request {}

    record Adjust(int adjustment, String amount) implements Request {}

    record Redeem(int redemption) implements Request {}

    /** The person asks to be forgotten; what comes later is a new account of theirs. */
    record Erase() implements Request {}

    /** Requests that meet at the user's balance, all at once. */
    record AtOnce(List<Request> requests) implements Step {}

    /** Time passes, often beyond midnight. */
    record Wait(int hours) implements Step {}
}
