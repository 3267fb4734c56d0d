package dev.aisha.load;

import java.util.ArrayList;
import java.util.List;

/**
 * A run from the first note to the books.
 *
 * @param rounds in the order of their constellations
 * @param payers users who have sent something and paid for it
 * @param refused what Telegram was asked and did not do
 * @param wrong with the books
 */
record LoadResult(
        Crowd crowd,
        Series series,
        List<Measured> rounds,
        NoteCost cost,
        long payers,
        List<String> refused,
        List<String> wrong) {
    LoadResult {
        rounds = List.copyOf(rounds);
        refused = List.copyOf(refused);
        wrong = List.copyOf(wrong);
    }

    /** What may not be; slowness is no finding. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(wrong);
        for (Measured round : rounds) {
            if (round.lost() > 0) {
                findings.add(round.lost() + " notes lost with "
                        + round.constellation().inWords());
            }
            if (round.doubled() > 0) {
                findings.add(round.doubled() + " texts came once more than they should with "
                        + round.constellation().inWords());
            }
        }
        return findings;
    }

    /** Notes a second that a round would reach if each worker did as much as the only one of the first round. */
    double ideal(Measured round) {
        Measured first = rounds.getFirst();
        return first.throughput()
                * round.constellation().workers()
                / first.constellation().workers();
    }
}
