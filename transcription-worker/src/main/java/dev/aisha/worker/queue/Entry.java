package dev.aisha.worker.queue;

import dev.aisha.contract.Lane;

/**
 * An entry of a lane that was delivered to this worker.
 *
 * @param id Redis' id of it, the same until the job is finished; another lane may have an entry of the same id
 * @param body the job as JSON; untrusted until read
 * @param deliveries how often it was delivered to a worker that did not hand it back, this time included
 */
record Entry(Lane lane, String id, String body, long deliveries) {

    /** What tells it apart from every other entry, of both lanes. */
    record Key(Lane lane, String id) {}

    Key key() {
        return new Key(lane, id);
    }
}
