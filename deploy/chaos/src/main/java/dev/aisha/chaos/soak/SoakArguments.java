package dev.aisha.chaos.soak;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the soak is told on its command line.
 *
 * @param notes how many are sent
 * @param seed which ones
 * @param logs where the services' logs go when something was found
 */
record SoakArguments(int notes, long seed, Optional<Path> logs) {
    static final String USAGE = "usage: soak [--notes N] [--seed N] [--logs FOLDER]";

    private static final Set<String> OPTIONS = Set.of("--notes", "--seed", "--logs");
    private static final int FEWEST_NOTES = Soak.PORTIONS;
    private static final int MOST_NOTES = 100_000;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static SoakArguments parse(String... arguments) {
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])) {
                throw new IllegalArgumentException("no such option: " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a value");
            }
            told.put(arguments[i], arguments[i + 1]);
        }
        long notes = number("--notes", told.getOrDefault("--notes", "2000"));
        if (notes < FEWEST_NOTES || notes > MOST_NOTES) {
            throw new IllegalArgumentException("--notes is " + FEWEST_NOTES + " to " + MOST_NOTES);
        }
        return new SoakArguments(
                (int) notes,
                number("--seed", told.getOrDefault("--seed", "1")),
                Optional.ofNullable(told.get("--logs")).map(Path::of));
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, e);
        }
    }
}
