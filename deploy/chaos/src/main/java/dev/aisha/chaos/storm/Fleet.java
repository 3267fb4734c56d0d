package dev.aisha.chaos.storm;

import java.util.Map;

/**
 * How many of each service run, and how they are set up.
 *
 * @param gateways behind one webhook address
 * @param variables beside what leads each service to its peers
 */
public record Fleet(int gateways, int billings, int workers, Map<String, String> variables) {
    public Fleet {
        variables = Map.copyOf(variables);
        if (gateways < 1 || billings < 1 || workers < 1) {
            throw new IllegalArgumentException("one of each service at least");
        }
    }

    /** Two gateways, two workers, and waits of seconds instead of minutes. */
    public static Fleet toBeStormed(int billings) {
        return new Fleet(2, billings, 2, ShorterWaits.VARIABLES);
    }
}
