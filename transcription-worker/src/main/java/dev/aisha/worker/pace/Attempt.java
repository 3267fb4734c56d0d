package dev.aisha.worker.pace;

import dev.aisha.contract.FailureCode;
import java.time.Duration;

/** What came of one try at a call. */
public sealed interface Attempt<T> {

    /** It is done. */
    record Done<T>(T value) implements Attempt<T> {}

    /**
     * Not yet; trying again may help.
     *
     * @param whenOver how the job ends if the deadline passes over it
     * @param problem a constant word for the log, nothing secret
     * @param notBefore what the other side asked us to wait at least
     */
    record NotYet<T>(FailureCode whenOver, String problem, Duration notBefore) implements Attempt<T> {

        public NotYet(FailureCode whenOver, String problem) {
            this(whenOver, problem, Duration.ZERO);
        }
    }

    /**
     * Not even tried, as it is known that it would be refused now; to be tried after exactly so long.
     *
     * @param whenOver how the job ends if the deadline passes over it
     * @param time until the next try; more than nothing
     */
    record NotNow<T>(FailureCode whenOver, Duration time) implements Attempt<T> {}
}
