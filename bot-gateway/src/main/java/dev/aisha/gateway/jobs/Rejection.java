package dev.aisha.gateway.jobs;

import dev.aisha.gateway.limits.Limit;
import java.math.BigDecimal;
import java.time.Instant;

/** Why a job was not begun. */
public sealed interface Rejection {
    /** The balance does not reach; {@code missing} coins would have to be topped up at least. */
    record InsufficientFunds(BigDecimal missing, BigDecimal available) implements Rejection {}

    /** The Bot API server does not hand out files of this size. */
    record FileTooBig() implements Rejection {}

    /** So many jobs are open that this one would wait for too long. */
    record TooBusy() implements Rejection {}

    /** Its sender has as many open jobs as one may have. */
    record TooManyOpen() implements Rejection {}

    /**
     * Its sender has sent as much as one may in a time.
     *
     * @param limit which of the limits it is beyond
     * @param until when there is room for it again
     * @param told whether its sender is told; if not, they have been for another one, a short time ago
     */
    record TooFast(Limit limit, Instant until, boolean told) implements Rejection {}
}
