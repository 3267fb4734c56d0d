package dev.aisha.gateway.database;

/** The database did not do what it was asked, for reasons that pass: it is away, overloaded or not migrated yet. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseUnavailable(Throwable cause) {
        super(cause);
    }
}
