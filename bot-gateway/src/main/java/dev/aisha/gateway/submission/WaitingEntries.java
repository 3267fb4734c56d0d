package dev.aisha.gateway.submission;

import dev.aisha.contract.Lane;
import java.util.List;

/**
 * What waits in a lane. Entries that a worker has taken are none of it, even if it handed them back.
 *
 * @param ids of the entries, the next one first; more than {@link #COUNTED} where more wait than are counted
 */
public record WaitingEntries(Lane lane, List<String> ids) {
    /** How many entries before one are counted; of one further back it is only known that there are more. */
    public static final int COUNTED = 200;

    public WaitingEntries {
        ids = List.copyOf(ids);
    }
}
