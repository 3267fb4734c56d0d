package dev.aisha.worker.billing;

import dev.aisha.worker.pace.JobFailed;

/** How much of a job's audio is paid for if it is recognised. Nothing beyond it is sent to anybody who wants money for it. */
public final class CoveredSeconds {
    private final Raise raise;
    private long seconds;

    CoveredSeconds(long held, Raise raise) {
        this.seconds = held;
        this.raise = raise;
    }

    /** Asks for more to be held. */
    @FunctionalInterface
    interface Raise {
        void to(long seconds) throws JobFailed, InterruptedException;
    }

    /**
     * Makes sure that so much is held; asks billing only where it is more than before.
     *
     * @throws JobFailed {@code NOT_ENOUGH_COINS}; {@code INTERNAL} where billing does not answer until the deadline, or
     *     knows no open reservation: the job was concluded without us, and its gateway drops what we say
     */
    public void atLeast(long wanted) throws JobFailed, InterruptedException {
        if (wanted > seconds) {
            raise.to(wanted);
            seconds = wanted;
        }
    }

    /** What is held. */
    public long seconds() {
        return seconds;
    }
}
