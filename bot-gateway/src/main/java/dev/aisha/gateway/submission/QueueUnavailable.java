package dev.aisha.gateway.submission;

import dev.aisha.gateway.work.PeerUnavailable;

/** Redis did not take or look up an entry; nobody knows whether it did. */
final class QueueUnavailable extends PeerUnavailable {
    private static final long serialVersionUID = 1;

    QueueUnavailable(Throwable cause) {
        super("redis", cause);
    }
}
