package dev.aisha.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.process.ChildProcess;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.stack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Prometheus, as Debian packages it, that asks services for their metrics every second. */
final class Prometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final ChildProcess process;
    private final String url;
    private final ObjectMapper json = new ObjectMapper();

    private Prometheus(Path folder, ChildProcess process, String url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** The program, if it is on the PATH. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(path -> Path.of(path, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one that watches these services, each a job of its name, and waits until it is ready. */
    static Prometheus start(Path program, Map<String, ServiceProcess> services) {
        Path folder = TemporaryFolder.make();
        Path config = folder.resolve("prometheus.yml");
        String jobs = services.entrySet().stream().map(Prometheus::job).collect(Collectors.joining());
        try {
            Files.writeString(config, "global: {scrape_interval: 1s}\nscrape_configs:\n" + jobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String address = "127.0.0.1:" + FreePort.any();
        ChildProcess process = ChildProcess.start(new ChildProcess.Command(
                "prometheus",
                List.of(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address,
                        "--enable-feature=exemplar-storage"),
                Map.of(),
                folder,
                folder.toString(),
                folder.resolve("log"),
                folder.resolve("prometheus" + TemporaryFolder.PID_SUFFIX)));
        Prometheus prometheus = new Prometheus(folder, process, "http://" + address);
        process.awaitReady(PATIENCE, prometheus::isReady);
        return prometheus;
    }

    private static String job(Map.Entry<String, ServiceProcess> service) {
        return "  - {job_name: %s, metrics_path: /q/metrics, static_configs: [{targets: ['%s']}]}\n"
                .formatted(
                        service.getKey(), URI.create(service.getValue().url()).getAuthority());
    }

    private boolean isReady() {
        try {
            return Ask.get(url + "/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The series of an expression, a point a second, over a time that ends now. */
    List<JsonNode> series(String expression, Duration time) {
        return result("/api/v1/query_range?" + query(expression, time) + "&step=1")
                .path("result")
                .valueStream()
                .toList();
    }

    /** The ids of traces that were exemplars of a series within a time that ends now. */
    List<String> exemplars(String series, Duration time) {
        return result("/api/v1/query_exemplars?" + query(series, time))
                .valueStream()
                .flatMap(found -> found.path("exemplars").valueStream())
                .map(exemplar -> exemplar.path("labels").path("trace_id").asText())
                .toList();
    }

    private static String query(String expression, Duration time) {
        Instant now = Instant.now();
        return "query=" + encoded(expression) + "&start=" + seconds(now.minus(time)) + "&end=" + seconds(now);
    }

    /** Why services could not be asked, or their answers not be read. */
    List<String> faults() {
        return result("/api/v1/targets")
                .path("activeTargets")
                .valueStream()
                .map(target -> target.path("lastError").asText())
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    /** What a query found; throws where Prometheus does not understand it. */
    private JsonNode result(String query) {
        try {
            JsonNode answer = json.readTree(Ask.get(url + query).body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalStateException(answer.toString());
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }

    private static String seconds(Instant time) {
        return time.getEpochSecond() + "." + "%03d".formatted(time.getNano() / 1_000_000);
    }

    @Override
    public void close() {
        process.stop("TERM", PATIENCE);
        TemporaryFolder.delete(folder);
    }
}
