package dev.aisha.gateway.library;

import dev.aisha.gateway.work.PeerUnavailable;

/** The object store did not hand out what was asked for; it may later. */
public class StoreUnavailable extends PeerUnavailable {
    private static final long serialVersionUID = 1;

    StoreUnavailable(Throwable cause) {
        super("object store", cause);
    }
}
