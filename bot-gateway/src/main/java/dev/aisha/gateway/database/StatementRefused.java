package dev.aisha.gateway.database;

import io.vertx.pgclient.PgException;

/** The database does not take this data, now or ever: a constraint forbids it, or it is malformed. */
public final class StatementRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Of PostgreSQL's error codes: a unique index has this key already. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final boolean duplicate;

    /** It was refused with this error. */
    public StatementRefused(PgException cause) {
        super(cause);
        this.duplicate = UNIQUE_VIOLATION.equals(cause.getSqlState());
    }

    /** Whether it was refused because another row has the same key. */
    public boolean isDuplicate() {
        return duplicate;
    }
}
