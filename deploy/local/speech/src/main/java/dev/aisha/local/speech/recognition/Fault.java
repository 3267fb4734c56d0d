package dev.aisha.local.speech.recognition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A way in which the real service lets its clients down; only scripts answer with one. */
public sealed interface Fault extends Answer {

    /** A refusal with OpenAI's error body {@code {"error": {"message", "type", "param", "code"}}}. */
    record Refused(int status, String message, String type, Optional<String> code, Map<String, String> headers)
            implements Fault {
        public Refused {
            headers = Map.copyOf(headers);
        }
    }

    /** A status and any body, word for word: what a proxy in between or a compatible server may say. */
    record Raw(int status, String contentType, String body) implements Fault {}

    /** A 200 whose body ends in the middle: the connection is closed before {@code content-length} is reached. */
    record CutOff() implements Fault {}

    /** A 200 whose body is not JSON although its content type says so. */
    record Malformed() implements Fault {}

    /** The connection is closed without any answer. */
    record Dropped() implements Fault {}

    /** 429 for too many requests, with a {@code retry-after} header in whole seconds. */
    static Fault rateLimited(Duration retryAfter) {
        return new Refused(
                429,
                "Rate limit reached for requests. Please try again later.",
                "requests",
                Optional.of("rate_limit_exceeded"),
                Map.of("retry-after", Long.toString(retryAfter.toSeconds()), "x-ratelimit-remaining-requests", "0"));
    }

    /** 429 that does not pass by waiting: the account is out of credit. */
    static Fault insufficientQuota() {
        return new Refused(
                429,
                "You exceeded your current quota, please check your plan and billing details.",
                "insufficient_quota",
                Optional.of("insufficient_quota"),
                Map.of());
    }

    /** 401: the key is refused. */
    static Fault invalidKey() {
        return new Refused(
                401,
                "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.",
                "invalid_request_error",
                Optional.of("invalid_api_key"),
                Map.of());
    }

    /** 500: the provider's own trouble. */
    static Fault serverError() {
        return serverError(500);
    }

    /** Any 5xx status with the body of {@link #serverError()}. */
    static Fault serverError(int status) {
        return new Refused(
                status,
                "The server had an error while processing your request. Sorry about that!",
                "server_error",
                Optional.empty(),
                Map.of());
    }
}
