package dev.aisha.gateway.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.platform.InternalTokens;
import dev.aisha.platform.tracing.Traces;
import jakarta.inject.Singleton;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jboss.logging.Logger;

/** Calls of billing's HTTP API, each within a time-out. */
@Singleton
final class BillingCalls {
    private static final Logger LOG = Logger.getLogger(BillingCalls.class);
    private static final MediaType JSON = MediaType.get("application/json");

    /** More than any answer of billing; what is longer comes from somewhere else. */
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final OkHttpClient http;
    private final HttpUrl url;
    private final InternalTokens tokens;
    private final ObjectMapper json;
    private final Traces traces;

    BillingCalls(BillingConfig config, InternalTokens tokens, ObjectMapper json, Traces traces) {
        this.traces = traces;
        this.url = HttpUrl.get(config.url());
        this.tokens = tokens;
        this.json = json;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .followRedirects(false)
                .build();
    }

    Answer get(String... path) {
        return call(request(path).get().build());
    }

    /** As {@link #get}, of a list no more than this. */
    Answer getLimited(int limit, String... path) {
        Request request = request(path).get().build();
        HttpUrl limited = request.url()
                .newBuilder()
                .addQueryParameter("limit", String.valueOf(limit))
                .build();
        return call(request.newBuilder().url(limited).build());
    }

    /** As {@link #getLimited}, of what stands before this. */
    Answer getBefore(long before, int limit, String... path) {
        Request request = request(path).get().build();
        HttpUrl page = request.url()
                .newBuilder()
                .addQueryParameter("before", String.valueOf(before))
                .addQueryParameter("limit", String.valueOf(limit))
                .build();
        return call(request.newBuilder().url(page).build());
    }

    Answer delete(String... path) {
        return call(request(path).delete().build());
    }

    Answer put(Object body, String... path) {
        return call(request(path).put(write(body)).build());
    }

    Answer post(Object body, String... path) {
        return call(request(path).post(write(body)).build());
    }

    /** Without a body. */
    Answer post(String... path) {
        return call(request(path).post(RequestBody.create(new byte[0])).build());
    }

    private Answer call(Request request) {
        return traces.call(
                "billing " + request.method(), () -> exchange(request), answer -> String.valueOf(answer.status()));
    }

    private Answer exchange(Request request) {
        Request.Builder traced = request.newBuilder();
        Traces.traceparent().ifPresent(here -> traced.header(Traces.TRACEPARENT, here));
        try (Response response = http.newCall(traced.build()).execute()) {
            return new Answer(response.code(), response.peekBody(LONGEST_ANSWER).string(), json);
        } catch (IOException e) {
            LOG.debugf("billing not reached fault=%s", e.getClass().getSimpleName());
            return new Answer(Answer.NONE, "", json);
        }
    }

    private Request.Builder request(String... path) {
        HttpUrl.Builder address = url.newBuilder();
        for (String segment : path) {
            address.addPathSegment(segment);
        }
        return new Request.Builder().url(address.build()).header("Authorization", "Bearer " + tokens.current());
    }

    private RequestBody write(Object body) {
        try {
            return RequestBody.create(json.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request of ours cannot be written", e);
        }
    }

    /** An answer. */
    record Answer(int status, String body, ObjectMapper json) {
        /** The status where none came. */
        private static final int NONE = 0;

        <T> T as(Class<T> type) {
            try {
                return json.readValue(body, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("billing answered " + status + " without the fields it promises", e);
            }
        }

        void logUnlessUnreachable(String call, Object about) {
            if (status != NONE) {
                LOG.warnf("billing did not do it, to be tried again call=%s about=%s status=%d", call, about, status);
            }
        }
    }
}
