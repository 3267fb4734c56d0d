package dev.aisha.gateway.library;

/** The object store did not hand out what was asked for; it may later. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnavailable(Throwable cause) {
        super("object store unavailable: " + cause.getClass().getSimpleName(), cause);
    }
}
