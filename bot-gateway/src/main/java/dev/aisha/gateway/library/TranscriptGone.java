package dev.aisha.gateway.library;

/** The store is there, and does not have it. */
public final class TranscriptGone extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    TranscriptGone(Exception cause) {
        super(cause);
    }
}
