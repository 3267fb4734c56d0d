package dev.aisha.gateway.billing;

import dev.aisha.gateway.peers.Peer;
import jakarta.inject.Singleton;

/**
 * Billing as a peer. Readiness does not name it, as notes are taken without it. It is asked for an account that nobody has:
 * an answer to that shows that it is there, knows us and reaches its ledger.
 */
@Singleton
final class BillingPeer implements Peer {
    /** Telegram's ids of people begin far above. */
    private static final long NOBODY = 1;

    private final BillingClient billing;

    BillingPeer(BillingClient billing) {
        this.billing = billing;
    }

    @Override
    public String label() {
        return "billing";
    }

    @Override
    public boolean answers() {
        return !(billing.account(NOBODY) instanceof AccountOutcome.Unavailable);
    }
}
