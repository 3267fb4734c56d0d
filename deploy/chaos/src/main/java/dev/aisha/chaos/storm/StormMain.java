package dev.aisha.chaos.storm;

import dev.aisha.chaos.plan.DrawPlan;
import dev.aisha.chaos.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/** {@code deploy/chaos/storm}: exits with 0 where no run has a verdict, 1 where one has, 2 where it was told nonsense. */
public final class StormMain {
    private static final int BILLINGS = 2;
    private static final int BAD = 1;
    private static final int NONSENSE = 2;

    private StormMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException, SQLException {
        StormArguments told;
        try {
            told = StormArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(StormArguments.USAGE);
            System.exit(NONSENSE);
            return;
        }
        boolean good = true;
        for (int run = 0; run < told.runs(); run++) {
            good &= run(told, told.seed() + run);
        }
        System.exit(good ? 0 : BAD);
    }

    private static boolean run(StormArguments told, long seed) throws InterruptedException, IOException, SQLException {
        Plan plan = DrawPlan.draw(seed, told.weather());
        System.out.println(WriteReport.plan(plan));
        try (Storm storm = Storm.start(BILLINGS)) {
            StormResult result = storm.run(plan, told.rest());
            String report = WriteReport.of(result);
            System.out.println(report);
            if (told.report().isPresent()) {
                append(told.report().get(), report);
            }
            if (!result.isGood() && told.logs().isPresent()) {
                storm.keepLogs(told.logs().get().resolve("seed-" + seed));
            }
            return result.isGood();
        }
    }

    private static void append(Path file, String report) throws IOException {
        Files.writeString(file, report + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
