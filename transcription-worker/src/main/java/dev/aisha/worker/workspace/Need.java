package dev.aisha.worker.workspace;

/**
 * Bytes that a job needs on the disk.
 *
 * @param note as it came
 * @param made of it: what is encoded, its chunks, what is kept
 */
public record Need(long note, long made) {

    public Need {
        if (note < 0 || made < 0) {
            throw new IllegalArgumentException("less than nothing: " + note + " and " + made + " bytes");
        }
    }

    long bytes() {
        return note + made;
    }
}
