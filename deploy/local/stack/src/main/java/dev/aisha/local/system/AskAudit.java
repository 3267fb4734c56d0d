package dev.aisha.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has billing audit its own books. */
public final class AskAudit implements AutoCloseable {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final int SUCCESS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * The invariants that do not hold, each with its figure.
     *
     * @param billing its address
     * @param internalToken that it accepts
     * @throws IOException where it does not answer within 5 s, or with anything but an audit
     */
    public List<String> broken(String billing, String internalToken) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(billing + "/v1/audit"))
                        .timeout(ANSWERS_WITHIN)
                        .header("Authorization", "Bearer " + internalToken)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != SUCCESS) {
            throw new IOException("billing answered " + answer.statusCode() + " instead of its audit");
        }
        List<String> broken = new ArrayList<>();
        for (JsonNode invariant : json.readTree(answer.body()).path("invariants")) {
            if (!invariant.path("holds").asBoolean()) {
                broken.add(invariant.path("name").asText() + " "
                        + invariant.path("figure").asText());
            }
        }
        return broken;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
