package dev.aisha.billing.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.platform.Problem;
import dev.aisha.platform.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies that no request of ours has: by the length that they state, before anything of them is read, or, where
 * they hide it, as soon as they are read beyond the limit.
 */
@Provider
@Singleton
final class LimitBody implements ReaderInterceptor {
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

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream()));
        return context.proceed();
    }

    /** Netty has refused what is no number. */
    private static long statedLength(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static final class Limited extends FilterInputStream {
        private long read;

        private Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            count(some);
            return some;
        }

        private void count(int some) {
            read += Math.max(0, some);
            if (read > MOST_BYTES) {
                throw new ProblemException(TOO_LARGE);
            }
        }
    }
}
