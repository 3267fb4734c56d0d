package dev.aisha.billing.platform;

import dev.aisha.platform.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells callers to come again when PostgreSQL is away. */
final class AnswerUnavailable {
    private static final Logger LOG = Logger.getLogger(AnswerUnavailable.class);
    private static final Problem UNAVAILABLE = Problem.of(
            503, "database-unavailable", "Database unavailable", "The database does not answer; send the same again.");

    @ServerExceptionMapper
    Response unavailable(DatabaseUnavailable absence) {
        LOG.warnf("request was not served reason=%s", absence.getMessage());
        return Response.fromResponse(UNAVAILABLE.response())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
