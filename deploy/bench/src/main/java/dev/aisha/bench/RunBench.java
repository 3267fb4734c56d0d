package dev.aisha.bench;

import dev.aisha.local.process.TemporaryFolder;
import java.nio.file.Path;
import java.util.List;

/** A benchmark as a process: it exits with 1 where its arguments are a slip of the pen, or something goes wrong. */
public final class RunBench {
    private RunBench() {}

    /** What measures. */
    @FunctionalInterface
    public interface Bench {
        /**
         * Prints what is wanted.
         *
         * @param folder for whatever it writes; deleted at the end
         */
        void run(WantedFigures wanted, Path folder) throws Exception;
    }

    /**
     * Runs a benchmark and ends this process.
     *
     * @param command that people know it by
     * @param figures all that it has
     */
    public static void run(String command, String[] arguments, List<String> figures, Bench bench) {
        int exit = 0;
        try {
            measure(WantedFigures.read(List.of(arguments), figures), bench);
        } catch (IllegalArgumentException e) {
            System.err.println(command + ": " + e.getMessage());
            exit = 1;
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        System.exit(exit); // Vert.x has threads of its own
    }

    private static void measure(WantedFigures wanted, Bench bench) throws Exception {
        Path folder = TemporaryFolder.make();
        try {
            bench.run(wanted, folder);
        } finally {
            TemporaryFolder.delete(folder);
        }
    }
}
