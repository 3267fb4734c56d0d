package dev.aisha.gateway.jobs;

import java.math.BigDecimal;

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
}
