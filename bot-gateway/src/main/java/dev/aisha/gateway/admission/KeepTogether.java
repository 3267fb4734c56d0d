package dev.aisha.gateway.admission;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.StatementRefused;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps notes in transactions that they share: those that come while others are being kept go together in the next one. A
 * note that comes alone waits for nobody. Where the database refuses one of them, each is kept on its own.
 */
@Singleton
final class KeepTogether {
    /** Of transactions, so that one is filled and sent while another one commits. */
    private static final int AT_ONCE = 2;

    private final JobLedger ledger;
    private final Telegram telegram;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ReentrantLock boarding = new ReentrantLock();
    private @Nullable Together open;

    KeepTogether(JobLedger ledger, Telegram telegram) {
        this.ledger = ledger;
        this.telegram = telegram;
    }

    /** The new job once it is safe, or empty if the update or the message is known already. */
    Optional<Job> keep(Arrival arrival) {
        Together together = board(arrival);
        if (together.tryLead()) {
            lead(together);
        }
        try {
            return together.take(id(arrival));
        } catch (StatementRefused e) {
            if (together.isOfOne()) {
                throw e;
            }
            return Optional.ofNullable(keep(List.of(arrival)).get(id(arrival)));
        }
    }

    /** One of them leads, and others come with them until it is their turn. */
    private Together board(Arrival arrival) {
        boarding.lock();
        try {
            Together together = open;
            if (together == null || !together.tryJoin(arrival)) {
                together = new Together(arrival);
                open = together;
            }
            return together;
        } finally {
            boarding.unlock();
        }
    }

    /** Ends: those who have their turn wait for a statement, which has a time-out, and behind them are few. */
    private void lead(Together together) {
        turns.acquireUninterruptibly();
        try {
            close(together);
            together.end(this::keep);
        } finally {
            turns.release();
        }
    }

    private void close(Together together) {
        boarding.lock();
        try {
            if (open == together) {
                open = null;
            }
        } finally {
            boarding.unlock();
        }
    }

    private Map<JobId, Job> keep(List<Arrival> arrivals) {
        return ledger.accept(telegram.botId(), arrivals);
    }

    private JobId id(Arrival arrival) {
        return JobId.of(
                telegram.botId(),
                arrival.note().message().chatId(),
                arrival.note().message().messageId());
    }
}
