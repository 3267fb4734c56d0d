package dev.aisha.gateway.database;

import dev.aisha.gateway.work.PeerUnavailable;

/** The database did not do what it was asked, for reasons that pass: it is away, overloaded or not migrated yet. */
public final class DatabaseUnavailable extends PeerUnavailable {
    private static final long serialVersionUID = 1;

    DatabaseUnavailable(Throwable cause) {
        super("database", cause);
    }
}
