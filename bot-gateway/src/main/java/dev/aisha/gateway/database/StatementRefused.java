package dev.aisha.gateway.database;

/** The database does not take this data, now or ever: a constraint forbids it, or it is malformed. */
public final class StatementRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    StatementRefused(Throwable cause) {
        super(cause);
    }
}
