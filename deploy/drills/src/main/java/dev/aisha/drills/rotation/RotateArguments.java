package dev.aisha.drills.rotation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code deploy/drills/rotate} is told on its command line.
 *
 * @param secrets which are rotated, in their order
 * @param seed of the notes
 * @param logs where the services' logs go when something is found
 */
record RotateArguments(List<Secret> secrets, long seed, Optional<Path> logs) {
    static final String USAGE = "usage: rotate [telegram|openai|minio|internal|all] [--seed N] [--logs FOLDER]";

    private static final String ALL = "all";

    RotateArguments {
        secrets = List.copyOf(secrets);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static RotateArguments parse(String... arguments) {
        List<Secret> secrets = Secret.all();
        long seed = 1;
        Optional<Path> logs = Optional.empty();
        int next = 0;
        if (arguments.length > 0 && !arguments[0].startsWith("--")) {
            secrets = secrets(arguments[0]);
            next = 1;
        }
        for (; next < arguments.length; next += 2) {
            if (next + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[next] + " wants a value");
            }
            switch (arguments[next]) {
                case "--seed" -> seed = number(arguments[next + 1]);
                case "--logs" -> logs = Optional.of(Path.of(arguments[next + 1]));
                default -> throw new IllegalArgumentException("no such option: " + arguments[next]);
            }
        }
        return new RotateArguments(secrets, seed, logs);
    }

    private static List<Secret> secrets(String word) {
        return word.equals(ALL)
                ? Secret.all()
                : List.of(Secret.of(word).orElseThrow(() -> new IllegalArgumentException("no such secret: " + word)));
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed wants a number, not " + value, e);
        }
    }
}
