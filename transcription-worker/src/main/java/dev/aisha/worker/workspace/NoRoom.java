package dev.aisha.worker.workspace;

/**
 * A job needs more room than it has claimed, and there is none now. It passes through all of the job's steps to
 * {@link WorkInFolder}, which begins again in a folder that is large enough: it is an expected turn and no fault of the
 * code, so it has no stack trace.
 */
final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Need instead;

    NoRoom(Need instead) {
        super("no room for so much", null, false, false);
        this.instead = instead;
    }

    /** What to claim for another attempt. */
    Need instead() {
        return instead;
    }
}
