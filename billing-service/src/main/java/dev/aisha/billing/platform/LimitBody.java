package dev.aisha.billing.platform;

import dev.aisha.platform.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies that no request of ours has. Behind it stands Quarkus' own limit, for those that hide their length. */
final class LimitBody {
    private static final int MOST_BYTES = 16 * 1024;
    private static final Problem TOO_LARGE =
            Problem.of(413, "body-too-large", "Body too large", "A body has at most " + MOST_BYTES + " bytes.");

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(ContainerRequestContext request) {
        return request.getLength() > MOST_BYTES ? Optional.of(TOO_LARGE.response()) : Optional.empty();
    }
}
