package dev.aisha.load;

import java.util.Map;

/**
 * What all notes of a run have cost, with what goes on beside them.
 *
 * @param requests to Telegram, by method
 */
record NoteCost(int notes, StoreFigures stores, Map<String, Integer> requests) {
    NoteCost {
        requests = Map.copyOf(requests);
    }

    /** A figure of the stores, or of anything else that was counted, for one note. */
    double each(long figure) {
        return notes == 0 ? 0 : (double) figure / notes;
    }
}
