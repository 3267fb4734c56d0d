package dev.aisha.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the load is told on its command line.
 *
 * @param plot where the plot goes
 * @param logs where the services' logs go when something was found
 */
record LoadArguments(Crowd crowd, Series series, Optional<Path> plot, Optional<Path> logs) {
    static final String USAGE =
            "usage: run [--users N] [--seed N] [--under-way N | --rate NOTES-A-MINUTE] [--long PERCENT]"
                    + " [--workers N] [--gateways N] [--concurrency N] [--recogniser MILLIS] [--warm-up SECONDS] [--seconds N]"
                    + " [--plot FILE] [--logs FOLDER]";

    private static final Set<String> OPTIONS = Set.of(
            "--users",
            "--seed",
            "--under-way",
            "--rate",
            "--long",
            "--workers",
            "--gateways",
            "--concurrency",
            "--recogniser",
            "--warm-up",
            "--seconds",
            "--plot",
            "--logs");
    private static final int MOST_USERS = 100_000;
    private static final int MOST_NOTES = 10_000;
    private static final int MOST_REPLICAS = 16;
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_MILLIS = 60_000;
    private static final int MOST_SECONDS = 3600;
    private static final int PERCENT = 100;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static LoadArguments parse(String... arguments) {
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
        return new LoadArguments(
                crowd(told),
                series(told),
                Optional.ofNullable(told.get("--plot")).map(Path::of),
                Optional.ofNullable(told.get("--logs")).map(Path::of));
    }

    private static Crowd crowd(Map<String, String> told) {
        return new Crowd(
                number(told, "--users", 2000, 1, MOST_USERS),
                read("--seed", told.getOrDefault("--seed", "1")),
                pace(told),
                number(told, "--long", 5, 0, PERCENT));
    }

    private static Pace pace(Map<String, String> told) {
        if (!told.containsKey("--rate")) {
            return new Pace.UnderWay(number(told, "--under-way", 24, 1, MOST_NOTES));
        }
        if (told.containsKey("--under-way")) {
            throw new IllegalArgumentException("--under-way or --rate, not both");
        }
        return new Pace.Rate(number(told, "--rate", 1, 1, MOST_NOTES));
    }

    private static Series series(Map<String, String> told) {
        return new Series(
                Constellation.upTo(
                        number(told, "--gateways", 2, 1, MOST_REPLICAS),
                        number(told, "--workers", 3, 1, MOST_REPLICAS)),
                number(told, "--concurrency", 4, 1, MOST_AT_ONCE),
                Duration.ofMillis(number(told, "--recogniser", 4000, 1, MOST_MILLIS)),
                Duration.ofSeconds(number(told, "--warm-up", 20, 1, MOST_SECONDS)),
                Duration.ofSeconds(number(told, "--seconds", 60, 1, MOST_SECONDS)));
    }

    private static int number(Map<String, String> told, String option, int usual, int least, int most) {
        long number = read(option, told.getOrDefault(option, Integer.toString(usual)));
        if (number < least || number > most) {
            throw new IllegalArgumentException(option + " is " + least + " to " + most);
        }
        return (int) number;
    }

    private static long read(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, e);
        }
    }
}
