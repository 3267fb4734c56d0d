package dev.aisha.billing.platform;

/** PostgreSQL does not answer at the moment. Whether the statement took effect is not known; a repeat tells. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
