package dev.aisha.bench.queue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What is measured.
 *
 * @param rounds of each side
 * @param only these figures
 */
record QueueArguments(int rounds, Set<String> only) {
    static final String USAGE = "[--rounds N] [--only Q1,Q2,Q3,Q5]";

    private static final Set<String> ALL = Set.of("Q1", "Q2", "Q3", "Q5");

    QueueArguments {
        only = Set.copyOf(only);
        if (only.isEmpty() || !ALL.containsAll(only)) {
            throw new IllegalArgumentException(USAGE);
        }
    }

    /**
     * As they stand on the command line.
     *
     * @throws IllegalArgumentException with the usage
     */
    static QueueArguments read(List<String> arguments) {
        QueueArguments read = new QueueArguments(5, ALL);
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

    private QueueArguments with(String name, String value) {
        return switch (name) {
            case "--rounds" -> new QueueArguments(number(value), only);
            case "--only" -> new QueueArguments(rounds, Set.copyOf(Arrays.asList(value.split(","))));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private static int number(String value) {
        if (!value.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(USAGE);
        }
        return Integer.parseInt(value);
    }

    boolean measures(String... figures) {
        return Arrays.stream(figures).anyMatch(only::contains);
    }
}
