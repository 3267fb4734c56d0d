package dev.aisha.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer to a call that {@link InternalTokens#acceptHeader} does not accept. */
public final class Unauthorized {
    private static final Problem PROBLEM = Problem.of(
            401, "unauthorized", "Unauthorized", "The call needs the internal token as Authorization: Bearer.");

    private Unauthorized() {}

    /** 401, with the scheme that is wanted. */
    public static Response response() {
        return Response.fromResponse(PROBLEM.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
