package dev.aisha.gateway.jobs;

import java.math.BigDecimal;

/** What has become of an ended job's hold. */
public sealed interface Settlement {
    /** Still to be captured or released. */
    record Due() implements Settlement {}

    /** Paid: what the job cost, and what the user had left then. */
    record Captured(BigDecimal coins, long freeSeconds, BigDecimal balance) implements Settlement {}

    /** Given back. */
    record Released() implements Settlement {}

    /** Billing says that it cannot be settled so; for people to look at. */
    record Refused() implements Settlement {}
}
