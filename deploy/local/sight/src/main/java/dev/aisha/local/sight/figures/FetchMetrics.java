package dev.aisha.local.sight.figures;

import dev.aisha.local.sight.metrics.ReadMetrics;
import dev.aisha.local.sight.metrics.Sample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks all services for their metrics at once. Who has not answered well within a second is left out. */
final class FetchMetrics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Bytes of an answer; what one of ours shows has some 100,000. */
    private static final int MAX_BODY = 4 << 20;

    private final Map<String, URI> services;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();

    FetchMetrics(Map<String, URI> services) {
        this.services = services;
    }

    /** What each service shows that has answered, by its name. */
    Map<String, List<Sample>> fetch() throws InterruptedException {
        List<Callable<List<Sample>>> calls = new ArrayList<>();
        services.values().forEach(base -> calls.add(() -> ask(base)));
        List<Future<List<Sample>>> answers = threads.invokeAll(calls, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Map<String, List<Sample>> shown = new LinkedHashMap<>();
        int next = 0;
        for (String service : services.keySet()) {
            Future<List<Sample>> answer = answers.get(next++);
            if (answer.state() == Future.State.SUCCESS) {
                shown.put(service, answer.resultNow());
            }
        }
        return shown;
    }

    private List<Sample> ask(URI base) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(metricsOf(base))
                .header("Accept", "text/plain; version=0.0.4")
                .timeout(PATIENCE)
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_BODY + 1);
            if (response.statusCode() != 200 || bytes.length > MAX_BODY) {
                throw new IOException("no metrics");
            }
            return ReadMetrics.read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static URI metricsOf(URI base) {
        return URI.create(base.toString().replaceFirst("/$", "") + "/q/metrics");
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
