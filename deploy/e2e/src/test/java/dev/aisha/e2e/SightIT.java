package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.local.browser.Chromium;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.sight.LocalSight;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * What those who run Aisha see of a note: its trace across all services, the same id in logs and metrics, and the dashboards as
 * a Prometheus answers them. {@code -Daisha.sight=../../docs/images/sight -Daisha.sight.notes=20} makes the pictures of the docs.
 */
class SightIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path FOLDER = Path.of(System.getProperty("aisha.sight", "target/sight"));
    /** What Prometheus 2.42 asks for. */
    private static final String AS_PROMETHEUS = "application/openmetrics-text;version=1.0.0,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private static final int NOTES = Integer.getInteger("aisha.sight.notes", 3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ToneSpeech SPEECH = ToneSpeech.words(0, 300).pauseEvery(10, Duration.ofMillis(770));

    private static AishaSystem aisha;
    private static LocalSight sight;
    private static Map<String, ServiceProcess> services;
    private static String job;
    private static String sender;

    @BeforeAll
    static void aNoteGoesItsWay() {
        int port = FreePort.any();
        aisha = AishaSystem.startWith(
                Map.of("LOG_FORMAT", "json", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + port));
        services = new LinkedHashMap<>();
        services.put("billing-service", aisha.startBilling());
        services.put("bot-gateway", aisha.startGateway("gateway-1"));
        services.put("transcription-worker", aisha.startWorker("worker-1"));
        Map<String, URI> addresses = new LinkedHashMap<>();
        services.forEach((name, service) -> addresses.put(name, URI.create(service.url())));
        sight = LocalSight.start(new LocalSight.Options(port, addresses));

        LocalUser anna = aisha.telegram().newUser("Anna", "en");
        ChatMessage note = anna.sendVoice(Recording.voice(SPEECH), SPEECH.duration(), "audio/ogg");
        anna.awaitFromBot(message -> message.text().contains("⏱"), PATIENCE);
        sender = String.valueOf(anna.id());
        job = JobId.of(aisha.telegram().botId(), anna.id(), note.id()).toString();
    }

    @AfterAll
    static void stop() {
        if (sight != null) {
            sight.close();
        }
        if (aisha != null) {
            aisha.close();
        }
    }

    private static String traceId() {
        return job.replace("-", "");
    }

    private static JsonNode spans() {
        HttpResponse<String> answer = Ask.get(sight.url() + "/api/traces/" + traceId());
        return read(answer.statusCode() == 200 ? answer.body() : "{}").path("spans");
    }

    private static List<String> names(JsonNode spans) {
        return spans.valueStream().map(span -> span.path("name").asText()).toList();
    }

    /** Waits until the last span of each service has come. */
    private static JsonNode wholeTrace() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(spans())).contains("transcribe", "work", "archive", "settle"));
        return spans();
    }

    private static JsonNode named(JsonNode spans, String name) {
        return spans.valueStream()
                .filter(span -> span.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names(spans)));
    }

    @Test
    void aNoteIsOneTraceFromTelegramToTelegram() {
        JsonNode spans = wholeTrace();

        assertThat(names(spans))
                .contains("transcribe", "accept", "reserve", "billing PUT", "place", "telegram sendMessage", "submit")
                .contains("work", "queue", "fetch", "probe", "split", "recognise", "recognise chunk", "keep", "archive")
                .contains("conclude", "settle", "billing POST", "deliver", "telegram editMessageText");
        assertThat(spans.valueStream()
                        .map(span -> span.path("service").asText())
                        .distinct())
                .containsExactlyInAnyOrder("bot-gateway", "billing-service", "transcription-worker");
        Map<String, String> above = spans.valueStream()
                .collect(Collectors.toMap(
                        span -> span.path("id").asText(),
                        span -> span.path("parent").asText("")));
        assertThat(above.values()).filteredOn(String::isEmpty).hasSize(1);
        assertThat(above.keySet())
                .containsAll(above.values().stream().filter(id -> !id.isEmpty()).toList());
        assertThat(named(spans, "work").path("parent").asText())
                .isEqualTo(named(spans, "submit").path("id").asText());
        assertThat(named(spans, "recognise chunk")
                        .path("attributes")
                        .path("outcome")
                        .asText())
                .isEqualTo("recognised");
        assertThat(spans.valueStream()).noneMatch(span -> span.path("error").isTextual());
    }

    @Test
    void aTraceTellsNeitherSecretsNorWhoSaidWhat() {
        String trace = wholeTrace().toString();

        assertThat(trace)
                .doesNotContain("canary")
                .doesNotContain("Anna")
                .doesNotContain(sender)
                .doesNotContain("w0100")
                .doesNotContainIgnoringCase("authorization");
    }

    @Test
    void logsOfAllServicesHaveTheSameId() {
        wholeTrace();

        assertThat(services.values())
                .allSatisfy(service -> assertThat(service.logText().lines())
                        .anySatisfy(line -> assertThat(
                                        read(line).path("mdc").path("traceId").asText())
                                .isEqualTo(traceId())));
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    @Test
    void thePageShowsFiguresAndTheTrace() {
        wholeTrace();
        try (Chromium chromium = Chromium.open()) {
            chromium.resize(1100, 900);
            chromium.driver().get(sight.url().toString());
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(chromium.driver()
                                    .findElement(By.tagName("body"))
                                    .getText())
                            .contains("transcribe")
                            .contains("Note to text, p50"));
            chromium.picture(FOLDER, "figures");

            chromium.resize(1100, 1470);
            chromium.driver().get(sight.url().resolve("/trace/" + traceId()).toString());
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(chromium.driver()
                                    .findElement(By.tagName("body"))
                                    .getText())
                            .contains("recognise chunk")
                            .contains("telegram editMessageText"));
            chromium.picture(FOLDER, "trace");
        }
    }

    @Test
    void aHistogramNamesTheTraceOfANote() {
        wholeTrace();

        assertThat(Ask.get(Objects.requireNonNull(services.get("bot-gateway")).url() + "/q/metrics", AS_PROMETHEUS)
                        .body()
                        .lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("aisha_note_seconds_bucket").contains("trace_id=\"" + traceId()));
    }

    @Test
    void prometheusIsToldTheTraceOfANote() {
        Optional<Path> program = Prometheus.program();
        assumeThat(program).as("prometheus on the PATH").isPresent();
        wholeTrace();
        try (Prometheus prometheus = Prometheus.start(program.orElseThrow(), services)) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(prometheus.exemplars("aisha_note_seconds_bucket", Duration.ofHours(1)))
                                    .contains(traceId()));
            assertThat(prometheus.faults()).isEmpty();
        }
    }

    /** By dashboard, what does not happen to notes that go well. */
    private static final Map<String, List<String>> QUIET = Map.of(
            "experience", List.of("Why notes fail", "Renditions", "Refused by limits"),
            "operations", List.of("Calls of Telegram that were not answered well"),
            "money", List.of("Stars a day", "Requests about payments"));

    @Test
    void theDashboardsTellOfWhatHappens() {
        Optional<Path> program = Prometheus.program();
        assumeThat(program).as("prometheus on the PATH").isPresent();
        try (Prometheus prometheus = Prometheus.start(program.orElseThrow(), services);
                Chromium chromium = Chromium.open()) {
            LocalUser boris = aisha.telegram().newUser("Boris", "en");
            for (int note = 0; note < NOTES; note++) {
                int first = note * 25;
                String word = "w%04d".formatted(first);
                ToneSpeech speech = ToneSpeech.words(first, first + 25);
                boris.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
                boris.awaitFromBot(message -> message.text().contains(word), PATIENCE);
            }
            assertThat(prometheus.faults()).isEmpty();
            chromium.resize(1400, 1030);
            QUIET.forEach((name, quiet) -> {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(
                                () -> assertThat(Dashboard.ask(name, prometheus).empty())
                                        .isSubsetOf(quiet));
                Path page = Path.of("target", "sight", name + ".html").toAbsolutePath();
                Dashboard.ask(name, prometheus).write(page);
                chromium.driver().get(page.toUri().toString());
                assertThat(chromium.driver().findElements(By.tagName("section")))
                        .hasSize(12);
                chromium.picture(FOLDER, name);
            });
            assertThat(prometheus.faults()).isEmpty();
        }
    }
}
