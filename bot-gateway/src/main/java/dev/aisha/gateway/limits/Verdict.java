package dev.aisha.gateway.limits;

import java.time.Duration;

/** Whether a request is within the limits of its user. */
public sealed interface Verdict {
    /** It is, and has taken of them. */
    record Passed() implements Verdict {}

    /**
     * It is not, and has taken of none.
     *
     * @param limit the one that lets it through last
     * @param time until then, if nothing else is let through before
     * @param first whether its user is to be told: they have not been since that limit last let something through, or
     *     the time that they were told has passed
     */
    record Refused(Limit limit, Duration time, boolean first) implements Verdict {}
}
