package dev.aisha.billing.platform;

import dev.aisha.platform.InternalTokens;
import dev.aisha.platform.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets in whom one of the internal tokens proves to be a service of ours. {@code /q/*} does not come through here. */
@Singleton
final class RequireToken {
    private static final String SCHEME = "Bearer ";
    private static final Problem UNAUTHORIZED = Problem.of(
            401, "unauthorized", "Unauthorized", "The call needs the internal token as Authorization: Bearer.");

    private final InternalTokens tokens;
    private final LimitRate rate;

    RequireToken(InternalTokens tokens, LimitRate rate) {
        this.tokens = tokens;
        this.rate = rate;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION)
    public Optional<Response> check(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && tokens.accepts(header.substring(SCHEME.length()).strip())) {
            return Optional.empty();
        }
        return Optional.of(rate.stranger(Response.fromResponse(UNAUTHORIZED.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()));
    }
}
