package dev.aisha.load;

import java.nio.file.Files;

/** {@code deploy/load/run}: exits with 0 where nothing was found, 1 where something was, 2 where it was told nonsense. */
public final class LoadMain {
    private static final int BAD = 1;
    private static final int NONSENSE = 2;

    private LoadMain() {}

    public static void main(String[] arguments) throws Exception {
        LoadArguments told;
        try {
            told = LoadArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(LoadArguments.USAGE);
            System.exit(NONSENSE);
            return;
        }
        System.exit(run(told) ? 0 : BAD);
    }

    private static boolean run(LoadArguments told) throws Exception {
        try (Load load = Load.start(told.series())) {
            LoadResult result = load.run(
                    told.crowd(),
                    round -> System.out.println(round.constellation().inWords() + ": " + round.sent() + " notes sent"));
            System.out.println(WriteReport.of(result));
            if (told.plot().isPresent()) {
                Files.writeString(told.plot().get(), DrawPlot.of(result));
            }
            boolean good = result.findings().isEmpty();
            if (!good && told.logs().isPresent()) {
                load.keepLogs(told.logs().get());
            }
            return good;
        }
    }
}
