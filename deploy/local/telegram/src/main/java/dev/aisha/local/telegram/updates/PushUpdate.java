package dev.aisha.local.telegram.updates;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** One call of the webhook. Redirects are not followed, as Telegram does not. */
final class PushUpdate implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long Telegram waits for an answer is not documented; its server's source has a minute. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** Why it failed, in the words of getWebhookInfo; empty where the bot took the update. */
    Optional<String> push(Update update, WebhookSettings target) {
        var request = HttpRequest.newBuilder(URI.create(target.url()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(update.json().toString()));
        if (!target.secretToken().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", target.secretToken());
        }
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status / 100 == 2
                    ? Optional.empty()
                    : Optional.of("Wrong response from the webhook: " + HttpResponseStatus.valueOf(status));
        } catch (HttpTimeoutException e) {
            return Optional.of("Read timeout expired");
        } catch (ConnectException e) {
            return Optional.of("Connection refused");
        } catch (IOException e) {
            return Optional.of("Connection reset by peer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Connection closed");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
