package dev.aisha.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a {@link Problem}. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException exception) {
        return exception.problem().response();
    }

    @ServerExceptionMapper
    public Response mismatchedBody(MismatchedInputException exception) {
        return malformedBody(exception);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException malformed) {
            return malformedBody(malformed);
        }
        Response.StatusType status = exception.getResponse().getStatusInfo();
        String name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return Problem.of(status.getStatusCode(), name, status.getReasonPhrase(), "The request was refused.")
                .response();
    }

    @ServerExceptionMapper
    public Response fault(Throwable exception) {
        LOG.error("request failed by a fault of ours", exception);
        return Problem.of(500, "internal", "Internal error", "The request failed by a fault of ours; try it again.")
                .response();
    }

    private static Response malformedBody(JsonProcessingException exception) {
        if (!(exception instanceof JsonMappingException mapping)
                || path(mapping).isEmpty()) {
            return malformedBody("The body is not valid JSON.")
                    .because("not-json")
                    .response();
        }
        boolean unknown = exception instanceof UnrecognizedPropertyException;
        String field = path(mapping);
        return malformedBody((unknown ? "Unknown field: " : "Malformed field: ") + field)
                .because(unknown ? "unknown-field" : "malformed-field")
                .with(Map.of("field", field))
                .response();
    }

    private static Problem malformedBody(String detail) {
        return Problem.of(400, "malformed-body", "Malformed body", detail);
    }

    private static String path(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }
}
