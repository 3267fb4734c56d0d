package dev.aisha.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A bot that speaks HTTP by hand, so that nothing but the protocol is between a test and the server. */
final class PlainBot implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String token;

    PlainBot(LocalTelegram telegram) {
        this(telegram, telegram.token());
    }

    PlainBot(LocalTelegram telegram, String token) {
        this.url = telegram.url();
        this.token = token;
    }

    /** Names and values in turn. */
    static Map<String, String> form(Object... namesAndValues) {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return form;
    }

    /** Calls a method with a form and returns the whole answer. */
    JsonNode call(String method, Object... namesAndValues) {
        return callLater(method, namesAndValues).join();
    }

    /** As {@link #call}, and expects that it is done. */
    JsonNode done(String method, Object... namesAndValues) {
        var answer = call(method, namesAndValues);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was refused: " + answer);
        }
        return answer.path("result");
    }

    /** As {@link #call}, and returns error code and description of the refusal. */
    String refusal(String method, Object... namesAndValues) {
        var answer = call(method, namesAndValues);
        if (answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was done: " + answer);
        }
        return answer.path("error_code").asInt() + " "
                + answer.path("description").asText();
    }

    CompletableFuture<JsonNode> callLater(String method, Object... namesAndValues) {
        var body = form(namesAndValues).entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return post(method, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode callJson(String method, String json) {
        return post(method, "application/json", json.getBytes(StandardCharsets.UTF_8))
                .join();
    }

    /** Calls a method with a multipart form and one file in it. */
    JsonNode upload(String method, Map<String, String> form, String field, String fileName, byte[] bytes) {
        var boundary = "----boundary-of-a-test";
        var body = new ByteArrayOutputStream();
        form.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(method, "multipart/form-data; boundary=" + boundary, body.toByteArray())
                .join();
    }

    HttpResponse<byte[]> download(String path) {
        try {
            return client.send(request("/file/bot" + token + "/" + path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<JsonNode> post(String method, String type, byte[] body) {
        var request = request("/bot" + token + "/" + method)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(response -> {
            var json = parse(response.body());
            var code =
                    json.path("ok").asBoolean() ? 200 : json.path("error_code").asInt();
            if (response.statusCode() != code) {
                throw new AssertionError("HTTP " + response.statusCode() + " with " + json);
            }
            return json;
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
