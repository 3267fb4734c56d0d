package dev.aisha.gateway.work;

/** A peer is away or does not answer as it should. It passes; what was to be done is done again then. */
public abstract class PeerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code peer} as people call it; of the cause only its kind is told, as its text may hold anything. */
    protected PeerUnavailable(String peer, Throwable cause) {
        super(peer + " unavailable: " + cause.getClass().getSimpleName(), cause);
    }
}
