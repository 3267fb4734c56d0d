package dev.aisha.local.telegram.botapi;

/** A request that is not carried out, with what Telegram answers. Breaks off whatever was looking at the request. */
public final class Refusal extends RuntimeException {

    private final int code;
    private final int retryAfter;
    private final boolean violation;

    /** An error code, which is the HTTP status too, and Telegram's description with its leading words. */
    public Refusal(int code, String description) {
        this(code, description, 0, false);
    }

    private Refusal(int code, String description, int retryAfter, boolean violation) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.violation = violation;
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, "Bad Request: " + why);
    }

    /** The request breaks the Bot API's own rules on methods and parameters: a fault of the bot's author. */
    static Refusal violation(String why) {
        return new Refusal(400, "Bad Request: " + why, 0, true);
    }

    static Refusal unknownMethod() {
        return new Refusal(404, "Not Found: method not found", 0, true);
    }

    static Refusal tooManyRequests(int seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds, false);
    }

    int code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    /** Seconds, 0 where the answer names none. */
    int retryAfter() {
        return retryAfter;
    }

    boolean isViolation() {
        return violation;
    }
}
