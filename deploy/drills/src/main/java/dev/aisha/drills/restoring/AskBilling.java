package dev.aisha.drills.restoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks billing over HTTP, as the gateway does. */
final class AskBilling implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int GOOD = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final String token;

    AskBilling(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** What billing answers to this question. */
    JsonNode get(String path) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(LIMIT)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != GOOD) {
                throw new IllegalStateException("billing answers " + path + " with status " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while billing was asked", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
