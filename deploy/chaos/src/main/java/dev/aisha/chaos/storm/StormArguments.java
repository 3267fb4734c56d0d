package dev.aisha.chaos.storm;

import dev.aisha.chaos.plan.FaultKind;
import dev.aisha.chaos.plan.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the storm is told on its command line.
 *
 * @param minutes how long it blows; 0 is a squall of half a minute
 * @param seed of its plan
 * @param runs how many seeds, one after the other, each with a system of its own
 * @param calm how long it is between two faults, on average; the weather's own where empty
 * @param faults the kinds of faults; all of them where it is empty
 * @param rest how long each system may take to come to rest
 * @param report where the report goes, beside the screen
 * @param logs where the services' logs go when there are verdicts
 */
record StormArguments(
        int minutes,
        long seed,
        int runs,
        Optional<Duration> calm,
        List<FaultKind> faults,
        Duration rest,
        Optional<Path> report,
        Optional<Path> logs) {
    StormArguments {
        faults = List.copyOf(faults);
    }

    static final String USAGE = "usage: storm [--minutes N] [--seed N] [--runs N] [--calm SECONDS] [--faults KIND,…]"
            + " [--rest SECONDS] [--report FILE] [--logs FOLDER]   (--minutes 0: half a minute)";

    private static final Set<String> OPTIONS =
            Set.of("--minutes", "--seed", "--runs", "--calm", "--faults", "--rest", "--report", "--logs");
    private static final Duration USUAL_REST = Duration.ofMinutes(3);
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_RUNS = 1000;
    private static final int MOST_SECONDS = 3600;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static StormArguments parse(String... arguments) {
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
        return new StormArguments(
                (int) number(told, "--minutes", 0, MOST_MINUTES).orElse(30),
                number(told, "--seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1),
                (int) number(told, "--runs", 1, MOST_RUNS).orElse(1),
                seconds(told, "--calm"),
                faults(told.getOrDefault("--faults", "")),
                seconds(told, "--rest").orElse(USUAL_REST),
                Optional.ofNullable(told.get("--report")).map(Path::of),
                Optional.ofNullable(told.get("--logs")).map(Path::of));
    }

    private static List<FaultKind> faults(String names) {
        try {
            return Stream.of(names.split(",", -1))
                    .filter(name -> !name.isEmpty())
                    .map(FaultKind::valueOf)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--faults wants some of " + List.of(FaultKind.values()), e);
        }
    }

    private static Optional<Duration> seconds(Map<String, String> told, String option) {
        OptionalLong seconds = number(told, option, 1, MOST_SECONDS);
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds.getAsLong()));
    }

    private static OptionalLong number(Map<String, String> told, String option, long least, long most) {
        if (!told.containsKey(option)) {
            return OptionalLong.empty();
        }
        long number = read(option, told.getOrDefault(option, ""));
        if (number < least || number > most) {
            throw new IllegalArgumentException(option + " is " + least + " to " + most);
        }
        return OptionalLong.of(number);
    }

    private static long read(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number, not " + value, e);
        }
    }

    Weather weather() {
        Weather usual = minutes == 0 ? Weather.squall() : Weather.ofMinutes(minutes);
        Weather weather = calm.map(usual::calmer).orElse(usual);
        return faults.isEmpty() ? weather : weather.only(faults);
    }
}
