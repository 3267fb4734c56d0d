package dev.aisha.worker.redis;

import org.jspecify.annotations.Nullable;

/** Error replies of Redis are known by their first word; before 7.0, those from within a script by a word further on. */
public final class RedisErrors {
    private RedisErrors() {}

    /** Whether this is, or was caused by, such a reply. */
    public static boolean is(Throwable thrown, String word) {
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && (message.startsWith(word) || message.contains(": " + word + " "))) {
                return true;
            }
        }
        return false;
    }
}
