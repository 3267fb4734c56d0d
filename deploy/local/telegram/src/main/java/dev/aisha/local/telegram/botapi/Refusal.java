package dev.aisha.local.telegram.botapi;

/** A request that is not carried out, with what Telegram answers. Breaks off whatever was looking at the request. */
public final class Refusal extends RuntimeException {

    /** What Telegram says of an answer to a query that is unknown, answered, or long ago. */
    static final String TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

    private final int code;
    private final int retryAfter;
    private final long movedTo;
    private final boolean violation;

    /** An error code, which is the HTTP status too, and Telegram's description with its leading words. */
    public Refusal(int code, String description) {
        this(code, description, 0, 0, false);
    }

    private Refusal(int code, String description, int retryAfter, long movedTo, boolean violation) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.movedTo = movedTo;
        this.violation = violation;
    }

    static Refusal badRequest(String why) {
        return new Refusal(400, "Bad Request: " + why);
    }

    /** The request breaks the Bot API's own rules on methods and parameters: a fault of the bot's author. */
    static Refusal violation(String why) {
        return new Refusal(400, "Bad Request: " + why, 0, 0, true);
    }

    static Refusal unknownMethod() {
        return new Refusal(404, "Not Found: method not found", 0, 0, true);
    }

    static Refusal tooManyRequests(int seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds, 0, false);
    }

    static Refusal movedTo(long chatId) {
        return new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", 0, chatId, false);
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

    /** Id of the chat that the one asked for has become, 0 where it has not. */
    long movedTo() {
        return movedTo;
    }

    boolean isViolation() {
        return violation;
    }
}
