package dev.aisha.local.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.sight.LocalSight.Options;
import dev.aisha.local.sight.traces.ToldTrace;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server says over HTTP. */
class SightApiIT {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeService gateway = FakeService.showing(ServiceMetrics.gateway(0));
    private final FakeService silent = FakeService.silent();
    private LocalSight sight;

    @BeforeEach
    void start() {
        Map<String, URI> services = new LinkedHashMap<>();
        services.put("transcription-worker", silent.url());
        services.put("billing-service", URI.create("http://127.0.0.1:1"));
        services.put("bot-gateway", gateway.url());
        sight = LocalSight.start(new Options(0, services));
    }

    @AfterEach
    void stop() {
        sight.close();
        gateway.close();
        silent.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sight.url().resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> export(byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = request("/v1/traces").POST(BodyPublishers.ofByteArray(body));
        return call(headers.length == 0 ? request.header("Content-Type", PROTOBUF) : request.headers(headers));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<byte[]> answer = call(request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void whatIsExportedIsTold() throws Exception {
        ToldTrace note = ToldTrace.ofANote(1);

        HttpResponse<byte[]> answer = export(note.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROTOBUF);
        assertThat(ExportTraceServiceResponse.parseFrom(answer.body()).hasPartialSuccess())
                .isFalse();
        JsonNode trace = json("/api/traces").path(0);
        assertThat(trace.path("id").asText()).isEqualTo(note.id());
        assertThat(trace.path("name").asText()).isEqualTo("note");
        assertThat(trace.path("begin").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(trace.path("durationMillis").asDouble()).isEqualTo(2800);
        assertThat(trace.path("spans").asInt()).isEqualTo(7);
        assertThat(trace.path("services")).hasSize(3);
        assertThat(trace.path("failed").asBoolean()).isFalse();
        assertThat(trace.path("errors").asInt()).isEqualTo(1);
        JsonNode failed = json("/api/traces/" + note.id()).path("spans").path(5);
        assertThat(failed.path("name").asText()).isEqualTo("recognise chunk");
        assertThat(failed.path("depth").asInt()).isEqualTo(2);
        assertThat(failed.path("parent").asText()).isEqualTo("0000000000000004");
        assertThat(failed.path("service").asText()).isEqualTo("transcription-worker");
        assertThat(failed.path("instance").asText()).isEqualTo("transcription-worker-1");
        assertThat(failed.path("kind").asText()).isEqualTo("client");
        assertThat(failed.path("beginMillis").asDouble()).isEqualTo(700);
        assertThat(failed.path("durationMillis").asDouble()).isEqualTo(800);
        assertThat(failed.path("error").asText()).isEqualTo("throttled <b>429</b>");
        assertThat(failed.path("attributes").path("aisha.attempt").asText()).isEqualTo("1");
    }

    @Test
    void whatIsPackedIsUnpacked() throws Exception {
        ToldTrace note = ToldTrace.ofANote(2);

        var answer = export(gzip(note.body()), "Content-Type", PROTOBUF, "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json("/api/traces/" + note.id()).path("spans")).hasSize(7);
    }

    @Test
    void whatThereIsNoRoomForIsSaid() throws Exception {
        ToldTrace large = ToldTrace.number(3);
        for (int span = 1; span <= 502; span++) {
            large.span("bot-gateway", span, 0, "step", span, span + 1);
        }

        var answer = ExportTraceServiceResponse.parseFrom(export(large.body()).body());

        assertThat(answer.getPartialSuccess().getRejectedSpans()).isEqualTo(2);
    }

    @Test
    void whatIsNoExportIsRefused() throws Exception {
        byte[] text = "not protobuf".getBytes(StandardCharsets.UTF_8);
        byte[] zeroes = new byte[(4 << 20) + 1];

        assertThat(export(text).statusCode()).isEqualTo(400);
        assertThat(export(text, "Content-Type", PROTOBUF, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(export(text, "Content-Type", "application/json").statusCode())
                .isEqualTo(415);
        assertThat(export(zeroes).statusCode()).isEqualTo(413);
        assertThat(export(gzip(zeroes), "Content-Type", PROTOBUF, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(json("/api/traces")).isEmpty();
    }

    @Test
    void aTraceThatIsNotKeptIsNotFound() throws Exception {
        assertThat(call(request("/api/traces/00000000000000000000000000000000")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void figuresAreTakenFromWhoAnswersWhateverTheOthersDo() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(light("bot-gateway")).isEqualTo("READY"));
        gateway.shows(ServiceMetrics.gateway(20));

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(figure("accepted")).isEqualTo(20));
        assertThat(figure("note-p50")).isEqualTo(2.5);
        assertThat(light("transcription-worker")).isEqualTo("DOWN");
        assertThat(light("billing-service")).isEqualTo("DOWN");
    }

    private String light(String service) throws Exception {
        return find(json("/api/figures").path("services"), "name", service)
                .path("state")
                .asText();
    }

    private double figure(String id) throws Exception {
        return find(json("/api/figures").path("figures"), "id", id).path("now").asDouble(-1);
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        for (JsonNode each : list) {
            if (each.path(key).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + value);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        Options taken = new Options(sight.url().getPort(), Map.of());

        assertThatThrownBy(() -> LocalSight.start(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on port " + taken.port());
    }
}
