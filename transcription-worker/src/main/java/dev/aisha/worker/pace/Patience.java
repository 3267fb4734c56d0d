package dev.aisha.worker.pace;

import dev.aisha.contract.FailureCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jboss.logging.Logger;

/** Tries a call again, with a jittered back-off that honours what the other side asks for, until the deadline. */
@Singleton
public final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Sleep sleep;
    private final DoubleSupplier chance;
    private final MeterRegistry meters;

    @Inject
    Patience(MeterRegistry meters) {
        this(Thread::sleep, () -> ThreadLocalRandom.current().nextDouble(), meters);
    }

    /** Counts for nobody. */
    public Patience(Sleep sleep, DoubleSupplier chance) {
        this(sleep, chance, new CompositeMeterRegistry());
    }

    Patience(Sleep sleep, DoubleSupplier chance, MeterRegistry meters) {
        this.sleep = sleep;
        this.chance = chance;
        this.meters = meters;
    }

    /**
     * Makes the call until it is done.
     *
     * @param name what is called, for the log and the count of retries: one of few
     * @throws JobFailed with the last attempt's code where the next one would come after the deadline
     * @throws InterruptedException if the job's work was cancelled meanwhile
     */
    public <T> T insist(String name, Deadline deadline, Call<T> call) throws InterruptedException, JobFailed {
        int attempt = 0;
        while (true) {
            switch (call.attempt()) {
                case Attempt.Done<T>(T value) -> {
                    return value;
                }
                case Attempt.NotYet<T> later -> waitFor(name, ++attempt, later, deadline);
                case Attempt.NotNow<T>(FailureCode whenOver, Duration wait) -> pause(wait, whenOver, deadline);
            }
        }
    }

    /**
     * Waits for so long.
     *
     * @throws JobFailed with this code, at once, where the deadline comes first
     */
    public void pause(Duration wait, FailureCode whenOver, Deadline deadline) throws InterruptedException, JobFailed {
        if (wait.compareTo(deadline.left()) >= 0) {
            throw new JobFailed(whenOver);
        }
        sleep.sleep(wait);
    }

    private void waitFor(String name, int attempt, Attempt.NotYet<?> later, Deadline deadline)
            throws InterruptedException, JobFailed {
        Duration wait = longer(BACK_OFF.after(attempt, chance.getAsDouble()), later.notBefore());
        if (wait.compareTo(deadline.left()) >= 0) {
            LOG.warnf("gave up call=%s attempts=%d problem=%s", name, attempt, later.problem());
            throw new JobFailed(later.whenOver());
        }
        LOG.infof(
                "will try again call=%s attempt=%d problem=%s waitMillis=%d",
                name, attempt, later.problem(), wait.toMillis());
        meters.counter("aisha.retries", "call", name).increment();
        sleep.sleep(wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** One try. */
    @FunctionalInterface
    public interface Call<T> {
        Attempt<T> attempt() throws InterruptedException, JobFailed;
    }

    /** Waits; tests move a settable clock instead. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }
}
