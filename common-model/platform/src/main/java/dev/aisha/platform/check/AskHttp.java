package dev.aisha.platform.check;

import dev.aisha.platform.InternalTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks those peers that speak HTTP, each for something that costs nothing and changes nothing. */
final class AskHttp {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int NO_ANSWER = 0;

    /** Of somebody who is not there: Telegram's ids begin at 1, and this one is its own. */
    private static final String NOBODY = "/v1/users/1/account";

    private final Map<String, String> environment;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    AskHttp(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Any answer will do: whether the keys are good is known when the first object is written. */
    Finding store() {
        String endpoint = value("MINIO_ENDPOINT", "");
        int status = status(endpoint.contains("://") ? endpoint : "http://" + endpoint, null);
        return status == NO_ANSWER
                ? noAnswer("store", "MINIO_ENDPOINT")
                : Finding.good("store", "answers; its keys are not tried");
    }

    Finding telegram() {
        String api = value("TELEGRAM_API_URL", "https://api.telegram.org");
        int status = status(api + "/bot" + value("TELEGRAM_BOT_TOKEN", "") + "/getMe", null);
        return switch (status) {
            case 200 -> Finding.good("telegram", "knows the bot");
            case 401, 404 -> Finding.bad("telegram", "TELEGRAM_BOT_TOKEN is refused");
            case NO_ANSWER -> noAnswer("telegram", "TELEGRAM_API_URL");
            default -> Finding.bad("telegram", "answers with status " + status);
        };
    }

    Finding provider() {
        String api = value("OPENAI_BASE_URL", "https://api.openai.com/v1");
        int status = status(api + "/models", value("OPENAI_API_KEY", ""));
        return switch (status) {
            case 200 -> Finding.good("speech", "takes the key");
            case 401, 403 -> Finding.bad("speech", "OPENAI_API_KEY is refused");
            case NO_ANSWER -> noAnswer("speech", "OPENAI_BASE_URL");
            default -> Finding.good("speech", "answers, with status " + status + " to a question for its models");
        };
    }

    Finding billing() {
        String token = InternalTokens.parse(value("INTERNAL_API_TOKEN", "")).current();
        int status = status(value("BILLING_URL", "http://localhost:8010") + NOBODY, token);
        return switch (status) {
            case 200, 404 -> Finding.good("billing", "takes the token");
            case 401, 403 -> Finding.bad("billing", "INTERNAL_API_TOKEN is refused");
            case NO_ANSWER -> noAnswer("billing", "BILLING_URL");
            default -> Finding.bad("billing", "answers with status " + status);
        };
    }

    private static Finding noAnswer(String peer, String variable) {
        return Finding.bad(peer, variable + ": no answer within " + LIMIT.toSeconds() + " s");
    }

    private String value(String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private int status(String url, @Nullable String bearer) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).GET();
            if (bearer != null) {
                request.header("Authorization", "Bearer " + bearer);
            }
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }
}
