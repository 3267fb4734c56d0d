package dev.aisha.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A GET to something on this machine. */
final class Ask {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Ask() {}

    /** Its answer in whatever format it prefers; throws where there is none. */
    static HttpResponse<String> get(String url) {
        return get(url, "*/*");
    }

    /**
     * Its answer.
     *
     * @param accept the formats that are taken
     * @throws UncheckedIOException where there is none
     */
    static HttpResponse<String> get(String url, String accept) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Accept", accept)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
