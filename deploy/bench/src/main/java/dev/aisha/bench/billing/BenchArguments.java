package dev.aisha.bench.billing;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * What is measured.
 *
 * @param rounds of each side
 * @param seconds of each round
 * @param history lines of the long history; none leaves B3 out
 */
record BenchArguments(int rounds, Duration seconds, long history) {
    static final String USAGE = "[--rounds N] [--seconds N] [--history LINES]";

    /** @throws IllegalArgumentException with the usage */
    static BenchArguments read(List<String> arguments) {
        BenchArguments read = new BenchArguments(5, Duration.ofSeconds(8), 100_000_000);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(USAGE);
            }
            read = read.with(name, rest.next());
        }
        return read;
    }

    private BenchArguments with(String name, String value) {
        if (!value.matches("\\d{1,10}")) {
            throw new IllegalArgumentException(USAGE);
        }
        long number = Long.parseLong(value);
        return switch (name) {
            case "--rounds" -> new BenchArguments(Math.clamp(number, 1, 1_000), seconds, history);
            case "--seconds" -> new BenchArguments(rounds, Duration.ofSeconds(Math.max(1, number)), history);
            case "--history" -> new BenchArguments(rounds, seconds, number);
            default -> throw new IllegalArgumentException(USAGE);
        };
    }
}
