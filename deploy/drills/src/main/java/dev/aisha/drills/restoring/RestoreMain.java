package dev.aisha.drills.restoring;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * {@code deploy/drills/restore}: exits with 0 where nothing was found, 1 where something was, 2 where it was told nonsense, 3 where
 * PostgreSQL's own programs are not here.
 */
public final class RestoreMain {
    private static final int BAD = 1;
    private static final int NONSENSE = 2;
    private static final int NO_POSTGRES = 3;
    private static final String LOGS = "--logs";

    private RestoreMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException, SQLException {
        boolean logs = arguments.length == 2 && arguments[0].equals(LOGS);
        if (arguments.length > 0 && !logs) {
            System.err.println("usage: restore [--logs FOLDER]");
            System.exit(NONSENSE);
            return;
        }
        Optional<Path> postgres = PostgresPrograms.find();
        if (postgres.isEmpty()) {
            System.err.println("PostgreSQL's server and tools of one version are not here (apt-get install postgresql):"
                    + " nothing was drilled");
            System.exit(NO_POSTGRES);
            return;
        }
        System.out.println("PostgreSQL of " + postgres.get());
        System.exit(run(postgres.get(), logs ? Optional.of(Path.of(arguments[1])) : Optional.empty()) ? 0 : BAD);
    }

    private static boolean run(Path postgres, Optional<Path> logs)
            throws InterruptedException, IOException, SQLException {
        try (RestoreBackup drill = RestoreBackup.start(postgres)) {
            RestoreResult result = drill.run();
            System.out.println(result.written());
            boolean good = result.findings().isEmpty();
            if (!good && logs.isPresent()) {
                drill.keepLogs(logs.get());
            }
            return good;
        }
    }
}
