package dev.aisha.worker.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * One endpoint of a provider. Calls are made on the caller's thread, so that OkHttp's limit of five at once per host, which is
 * for its own threads, does not hold them up; each has a limit of time, follows no redirect, and answers up to 4 MiB.
 */
public final class ProviderHttp {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 4L * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl endpoint;
    private final String apiKey;

    /**
     * An endpoint.
     *
     * @param path below {@code baseUrl}
     * @param timeLimit from connecting to the last byte of the answer
     * @param atOnce how many calls may be under way, each with a connection that is kept for a minute
     */
    public ProviderHttp(String baseUrl, String path, String apiKey, Duration timeLimit, int atOnce) {
        this.apiKey = apiKey;
        endpoint = HttpUrl.get(baseUrl).newBuilder().addPathSegments(path).build();
        http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(timeLimit)
                .writeTimeout(timeLimit)
                .callTimeout(timeLimit)
                .connectionPool(new ConnectionPool(atOnce, 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** An answer of whatever status. */
    public record Answer(int status, Headers headers, String body) {}

    /**
     * Posts a body.
     *
     * @throws TooLarge where the answer is larger than any that makes sense
     * @throws IOException where none comes in time
     */
    public Answer post(RequestBody body) throws IOException {
        Request request = new Request.Builder()
                .url(endpoint)
                .header("Authorization", "Bearer " + apiKey)
                .post(body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            BufferedSource source = response.body().source();
            if (source.request(LARGEST_ANSWER + 1)) {
                throw new TooLarge();
            }
            return new Answer(
                    response.code(), response.headers(), source.getBuffer().readUtf8());
        }
    }

    /** An answer that nobody reads to its end. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("answer too large");
        }
    }
}
