package dev.aisha.bench;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What of a benchmark is measured.
 *
 * @param rounds of each side
 * @param names of the figures
 */
public record WantedFigures(int rounds, Set<String> names) {
    private static final int ROUNDS = 5;

    public WantedFigures {
        names = Set.copyOf(names);
    }

    /**
     * As it stands on the command line; what does not stand there is all of them, five rounds.
     *
     * @param all figures that there are
     * @throws IllegalArgumentException with the usage
     */
    public static WantedFigures read(List<String> arguments, List<String> all) {
        WantedFigures read = new WantedFigures(ROUNDS, Set.copyOf(all));
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(usage(all));
            }
            read = read.with(name, rest.next(), all);
        }
        return read;
    }

    private WantedFigures with(String name, String value, List<String> all) {
        if (name.equals("--rounds") && value.matches("[1-9]\\d{0,2}")) {
            return new WantedFigures(Integer.parseInt(value), names);
        }
        Set<String> only = Set.copyOf(Arrays.asList(value.split(",")));
        if (name.equals("--only") && !only.isEmpty() && all.containsAll(only)) {
            return new WantedFigures(rounds, only);
        }
        throw new IllegalArgumentException(usage(all));
    }

    static String usage(List<String> all) {
        return "[--rounds N] [--only " + String.join(",", all) + "]";
    }

    /** Whether one of these is wanted. */
    public boolean has(String... figures) {
        return Arrays.stream(figures).anyMatch(names::contains);
    }
}
