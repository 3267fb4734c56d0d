package dev.aisha.drills.rotation;

import java.io.IOException;
import java.sql.SQLException;

/** {@code deploy/drills/rotate}: exits with 0 where nothing was found, 1 where something was, 2 where it was told nonsense. */
public final class RotateMain {
    private static final int BAD = 1;
    private static final int NONSENSE = 2;

    private RotateMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException, SQLException {
        RotateArguments told;
        try {
            told = RotateArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(RotateArguments.USAGE);
            System.exit(NONSENSE);
            return;
        }
        System.exit(run(told) ? 0 : BAD);
    }

    private static boolean run(RotateArguments told) throws InterruptedException, IOException, SQLException {
        try (RotateSecrets drill = RotateSecrets.start()) {
            DrillResult result = drill.run(told.secrets(), told.seed());
            System.out.println(WriteDrill.of(result));
            boolean good = result.findings().isEmpty();
            if (!good && told.logs().isPresent()) {
                drill.keepLogs(told.logs().get());
            }
            return good;
        }
    }
}
