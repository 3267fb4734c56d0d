package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.recognition.Fault.Refused;
import java.util.Map;
import java.util.Optional;

/** How the endpoint says no, in OpenAI's words where they are known. */
final class Refusals {

    static final String INVALID_REQUEST = "invalid_request_error";

    private Refusals() {}

    static Refused badRequest(String message) {
        return new Refused(400, message, INVALID_REQUEST, Optional.empty(), Map.of());
    }

    static Refused badRequest(String message, String code) {
        return new Refused(400, message, INVALID_REQUEST, Optional.of(code), Map.of());
    }

    static Refused noKey() {
        return new Refused(
                401,
                "You didn't provide an API key. You need to provide your API key in an Authorization header using"
                        + " Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
                INVALID_REQUEST,
                Optional.empty(),
                Map.of());
    }

    static Refused tooLarge(long limit, long bytes) {
        return new Refused(
                413,
                "Maximum content size limit (" + limit + ") exceeded (" + bytes + " bytes read)",
                "server_error",
                Optional.empty(),
                Map.of());
    }

    static Refused unknownModel(String model) {
        return new Refused(
                404,
                "The model `" + model + "` does not exist or you do not have access to it.",
                INVALID_REQUEST,
                Optional.of("model_not_found"),
                Map.of());
    }

    static Refused unknownUrl(String method, String path) {
        return new Refused(
                404,
                "Invalid URL (" + method + " " + path + ")",
                INVALID_REQUEST,
                Optional.of("unknown_url"),
                Map.of());
    }
}
