package dev.aisha.chaos.soak;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** {@code deploy/chaos/soak}: exits with 0 where nothing was found, 1 where something was, 2 where it was told nonsense. */
public final class SoakMain {
    private static final int USERS = 36;
    private static final Duration LONGEST = Duration.ofSeconds(200);
    private static final int BAD = 1;
    private static final int NONSENSE = 2;

    private SoakMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException, SQLException {
        SoakArguments told;
        try {
            told = SoakArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(SoakArguments.USAGE);
            System.exit(NONSENSE);
            return;
        }
        System.exit(run(told) ? 0 : BAD);
    }

    private static boolean run(SoakArguments told) throws InterruptedException, IOException, SQLException {
        try (Soak soak = Soak.start()) {
            SoakResult result = soak.run(
                    Soak.plan(told.seed(), told.notes(), USERS, LONGEST),
                    moment -> System.out.println("at rest after " + moment.notes() + " notes"));
            System.out.println(WriteSoak.of(result));
            boolean good = result.findings().isEmpty();
            if (!good && told.logs().isPresent()) {
                soak.keepLogs(told.logs().get());
            }
            return good;
        }
    }
}
