package dev.aisha.gateway.billing;

import dev.aisha.contract.billing.Account;

/** How billing answered a question about an account. */
public sealed interface AccountOutcome {
    /** What the user has. */
    record Found(Account account) implements AccountOutcome {}

    /** Nothing was ever reserved for this user; the first reservation opens an account with the welcome balance. */
    record Newcomer() implements AccountOutcome {}

    /** Billing cannot be reached. */
    record Unavailable() implements AccountOutcome {}
}
