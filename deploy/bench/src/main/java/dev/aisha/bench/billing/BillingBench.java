package dev.aisha.bench.billing;

import dev.aisha.bench.Rounds;
import dev.aisha.bench.Rounds.Comparison;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** How many pairs of reserve and capture a second billing does, beside PostgreSQL alone: {@code deploy/bench/billing}. */
public final class BillingBench {
    private static final int USERS = 100_000;
    private static final int HOT_USER = 4711;
    private static final long SHORT_HISTORY = 1_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final BenchArguments arguments;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PairLoad load = new PairLoad();

    private BillingBench(BenchArguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new BillingBench(BenchArguments.read(List.of(arguments))).run();
            System.exit(0);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("deploy/bench/billing: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        List<String> report = new ArrayList<>();
        try (load;
                Ledger ledger = Ledger.start("billing", USERS)) {
            Pgbench pgbench = Pgbench.of(ledger.postgres());
            warmUp(ledger);
            report.add(spread(ledger, pgbench).atLeast("B1 32 clients, 100000 users", 0.4));
            report.add(hot(ledger, pgbench).atLeast("B2 8 clients, one user", 0.5));
            proveThatEveryPairIsInTheBooks(ledger, pgbench);
            if (arguments.history() > 0) {
                report.add(grown(ledger).atLeast("B3 long history, short one", 0.9));
            }
        }
        out.println();
        out.printf(
                "Reserve + capture pairs a second: medians of %d rounds of %d s each, taking turns%n",
                arguments.rounds(), arguments.seconds().toSeconds());
        out.println(Comparison.head());
        report.forEach(out::println);
    }

    private void warmUp(Ledger ledger) throws Exception {
        say("warming up");
        pairs(ledger, 32, WARM_UP, BillingBench::anybody);
    }

    private Comparison spread(Ledger ledger, Pgbench pgbench) throws Exception {
        say("B1: over HTTP, and by pgbench with the same statements");
        return Rounds.compare(
                arguments.rounds(),
                () -> pairs(ledger, 32, arguments.seconds(), BillingBench::anybody),
                () -> pgbench.run(32, arguments.seconds(), "random(1, " + USERS + ")"));
    }

    private Comparison hot(Ledger ledger, Pgbench pgbench) throws Exception {
        say("B2: the same for one user");
        return Rounds.compare(
                arguments.rounds(),
                () -> pairs(ledger, 8, arguments.seconds(), () -> HOT_USER),
                () -> pgbench.run(8, arguments.seconds(), Integer.toString(HOT_USER)));
    }

    private Comparison grown(Ledger ledger) throws Exception {
        say("B3: writing " + arguments.history() + " lines of history into one ledger, " + SHORT_HISTORY
                + " into another");
        ledger.addHistory(SHORT_HISTORY);
        try (Ledger old = Ledger.start("billing-old", USERS)) {
            old.addHistory(arguments.history());
            warmUp(old);
            warmUp(ledger);
            say("B3: over HTTP, in both");
            return Rounds.compare(
                    2 * arguments.rounds(), // its target leaves little room for a bad round
                    () -> pairs(old, 32, arguments.seconds(), BillingBench::anybody),
                    () -> pairs(ledger, 32, arguments.seconds(), BillingBench::anybody));
        }
    }

    private double pairs(Ledger ledger, int clients, Duration time, LongSupplier user) throws Exception {
        return load.run(ledger.url(), Ledger.TOKEN, clients, time, user);
    }

    /** Neither side is fast by leaving something out. */
    private void proveThatEveryPairIsInTheBooks(Ledger ledger, Pgbench pgbench) throws Exception {
        long booked = ledger.count("select count(*) from billing.transactions where transaction_type = 'charge'");
        long captured = ledger.count("select count(*) from billing.reservations where state = 'CAPTURED'");
        long done = load.pairs() + pgbench.pairs();
        say("in the books: " + captured + " captures, of " + done + " pairs done; " + booked + " of them had a price");
        if (captured != done) {
            throw new IllegalStateException("pairs done and pairs in the books differ");
        }
    }

    private static long anybody() {
        return ThreadLocalRandom.current().nextLong(1, USERS + 1);
    }

    private void say(String what) {
        out.println("- " + what);
    }
}
