package dev.aisha.local.telegram.botapi;

import java.time.Instant;
import java.util.Map;

/**
 * A request of the bot, as it was answered.
 *
 * @param parameters as they came; objects as JSON text, an uploaded file as its name
 * @param status HTTP status and error code; 200 where it was done, 0 where the connection was cut instead of an answer
 * @param description Telegram's words where it was refused, else empty
 * @param violation whether it broke the Bot API's rules: an unknown method or parameter, a missing one, a wrong type
 */
public record BotRequest(
        long sequence,
        Instant at,
        String method,
        Map<String, String> parameters,
        int status,
        String description,
        boolean violation) {

    public BotRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A parameter, or empty text where it was left out. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    public boolean done() {
        return status == 200;
    }
}
