package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.BrokenInvariant;
import dev.aisha.local.system.AskAudit;
import dev.aisha.local.system.Replica;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks every second whether the books add up, by SQL and by billing's own audit. */
final class WatchLedger implements Runnable, AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ReadBooks books;
    private final List<Replica> billings;
    private final Supplier<String> internalToken;
    private final Clock clock;
    private final AskAudit ask = new AskAudit();
    private final List<BrokenInvariant> broken = new ArrayList<>();
    private int looks;
    private int audits;

    WatchLedger(ReadBooks books, List<Replica> billings, Supplier<String> internalToken, Clock clock) {
        this.books = books;
        this.billings = billings;
        this.internalToken = internalToken;
        this.clock = clock;
    }

    /** Until it is interrupted. */
    @Override
    public void run() {
        try {
            for (int turn = 0; true; turn++) {
                look();
                audit(billings.get(turn % billings.size()).process().url());
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            List<String> lines = books.unbalanced();
            found("sql", lines);
        } catch (SQLException databaseAway) {
            return;
        }
        count(1, 0);
    }

    private void audit(String billing) throws InterruptedException {
        try {
            found("audit", ask.broken(billing, internalToken.get()));
        } catch (IOException billingAway) {
            return;
        }
        count(0, 1);
    }

    private synchronized void found(String by, List<String> lines) {
        lines.forEach(line -> broken.add(new BrokenInvariant(clock.instant(), by + ": " + line)));
    }

    private synchronized void count(int moreLooks, int moreAudits) {
        looks += moreLooks;
        audits += moreAudits;
    }

    synchronized List<BrokenInvariant> broken() {
        return List.copyOf(broken);
    }

    /** How often SQL was answered. */
    synchronized int looks() {
        return looks;
    }

    /** How often billing was. */
    synchronized int audits() {
        return audits;
    }

    @Override
    public void close() {
        ask.close();
    }
}
