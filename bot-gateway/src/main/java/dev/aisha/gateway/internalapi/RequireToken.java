package dev.aisha.gateway.internalapi;

import dev.aisha.platform.InternalTokens;
import dev.aisha.platform.Unauthorized;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Lets in whom one of the internal tokens proves to be one of us. */
@Provider
@Singleton
@InternalApi
@Priority(Priorities.AUTHENTICATION)
final class RequireToken implements ContainerRequestFilter {
    private final InternalTokens tokens;

    RequireToken(InternalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!tokens.acceptHeader(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            request.abortWith(Unauthorized.response());
        }
    }
}
