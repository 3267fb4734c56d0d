package dev.aisha.drills.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks over HTTP, as somebody who has got hold of a secret would. */
final class AskPeer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    /** The status of the answer. */
    int status(String url) {
        return ask(request(url)).statusCode();
    }

    /** The status of the answer to whoever bears this token. */
    int status(String url, String token) {
        return ask(request(url).header("Authorization", "Bearer " + token)).statusCode();
    }

    /** What is answered. */
    String text(String url) {
        return ask(request(url)).body();
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a peer was asked", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
