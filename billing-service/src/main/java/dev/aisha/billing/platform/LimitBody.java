package dev.aisha.billing.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.platform.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses bodies that no request of ours has, by the length that they state and before anything of them is read. One that
 * hides its length is cut off at Quarkus' own limit, with a bare 413.
 */
@Singleton
final class LimitBody {
    private static final int MOST_BYTES = 16 * 1024;
    private static final Problem TOO_LARGE =
            Problem.of(413, "body-too-large", "Body too large", "A body has at most " + MOST_BYTES + " bytes.");

    /** Quarkus looks at lengths, too, at about -2 (the higher, the earlier). */
    private static final int BEFORE_QUARKUS = 100;

    private final Buffer refusal;

    LimitBody(ObjectMapper json) throws JsonProcessingException {
        refusal = Buffer.buffer(json.writeValueAsBytes(TOO_LARGE));
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS);
    }

    private void check(RoutingContext call) {
        if (statedLength(call) <= MOST_BYTES) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE) // the body will not be read
                .end(refusal);
    }

    /** Netty has refused what is no number. */
    private static long statedLength(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
