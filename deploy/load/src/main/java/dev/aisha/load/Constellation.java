package dev.aisha.load;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many gateways and workers run.
 *
 * @param gateways behind one webhook address
 */
record Constellation(int gateways, int workers) {
    Constellation {
        if (gateways < 1 || workers < 1) {
            throw new IllegalArgumentException("one gateway and one worker at least");
        }
    }

    /** {@code 1 gateway, 2 workers}. */
    String inWords() {
        return gatewaysInWords() + ", " + workersInWords();
    }

    String gatewaysInWords() {
        return counted(gateways, "gateway");
    }

    String workersInWords() {
        return counted(workers, "worker");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Those of a run, each grown from the one before: more workers behind one gateway, then more gateways before all workers. */
    static List<Constellation> upTo(int gateways, int workers) {
        return Stream.concat(
                        IntStream.rangeClosed(1, workers).mapToObj(more -> new Constellation(1, more)),
                        IntStream.rangeClosed(2, gateways).mapToObj(more -> new Constellation(more, workers)))
                .toList();
    }
}
