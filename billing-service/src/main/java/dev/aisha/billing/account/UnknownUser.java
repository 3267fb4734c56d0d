package dev.aisha.billing.account;

import dev.aisha.platform.Problem;
import dev.aisha.platform.ProblemException;

/** The answer about a Telegram id that has never reserved anything. */
public final class UnknownUser {
    private UnknownUser() {}

    public static ProblemException problem() {
        return new ProblemException(Problem.of(404, "unknown-user", "Unknown user", "Nobody of this id has been met."));
    }
}
