package dev.aisha.gateway.billing;

import dev.aisha.gateway.work.PeerUnavailable;
import java.io.IOException;

/** Billing did not tell what it was asked for; it may later. */
public final class BillingUnavailable extends PeerUnavailable {
    private static final long serialVersionUID = 1;

    /** {@code status} of its answer; 0 where none came. */
    public BillingUnavailable(int status) {
        super("billing", new IOException("status " + status));
    }
}
