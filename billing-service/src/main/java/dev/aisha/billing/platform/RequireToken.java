package dev.aisha.billing.platform;

import dev.aisha.platform.InternalTokens;
import dev.aisha.platform.Unauthorized;
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
    private final InternalTokens tokens;
    private final LimitRate rate;

    RequireToken(InternalTokens tokens, LimitRate rate) {
        this.tokens = tokens;
        this.rate = rate;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION)
    public Optional<Response> check(ContainerRequestContext request) {
        return tokens.acceptHeader(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                ? Optional.empty()
                : Optional.of(rate.stranger(Unauthorized.response()));
    }
}
