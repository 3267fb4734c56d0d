package dev.aisha.bench.audio;

import dev.aisha.bench.Effort;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A worker as it is shipped, or several replicas, with stores of its own and a recogniser; the bench plays the gateway's part. */
public final class WorkerAtWork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Until the archive is looked for again. */
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final LocalRedis redis = LocalRedis.start();
    private final LocalS3 s3 = LocalS3.start();
    private final RedisAPI commands;
    private final List<ServiceProcess> replicas;
    private String lastResult = "0";
    private int jobs;

    /** A worker that has its audio recognised there. */
    public WorkerAtWork(Vertx vertx, String name, String speechUrl) {
        this(vertx, name, speechUrl, 1);
    }

    /** So many workers on one queue. */
    public WorkerAtWork(Vertx vertx, String name, String speechUrl, int number) {
        commands = RedisAPI.api(Redis.createClient(vertx, new RedisOptions().setConnectionString(redis.url())));
        replicas = IntStream.rangeClosed(1, number)
                .mapToObj(replica -> ServiceProcess.start(
                        Service.WORKER,
                        name + "-" + replica,
                        ServiceProcess.asShipped(),
                        environment(speechUrl),
                        0,
                        redis.folder()))
                .toList();
        replicas.forEach(ServiceProcess::awaitReady);
    }

    private Map<String, String> environment(String speechUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TELEGRAM_BOT_TOKEN", "1:unused");
        environment.put("TELEGRAM_API_URL", "http://127.0.0.1:9");
        environment.put("REDIS_URL", redis.url());
        environment.put("MINIO_ENDPOINT", s3.endpoint());
        environment.put("MINIO_ACCESS_KEY", LocalS3.ACCESS_KEY);
        environment.put("MINIO_SECRET_KEY", LocalS3.SECRET_KEY);
        environment.put("OPENAI_API_KEY", "sk-bench");
        environment.put("OPENAI_BASE_URL", speechUrl);
        environment.put("INTERNAL_API_TOKEN", "bench");
        environment.put("LOG_LEVEL", "WARN");
        return environment;
    }

    /** From queue to result. What the worker still has to do then is waited for, but not measured. */
    public Duration transcribe(Path file, Duration length) throws Exception {
        return transcribe(file, length, 1);
    }

    /** The same file so many times at once: from the first in the queue to the last result. */
    public Duration transcribe(Path file, Duration length, int times) throws Exception {
        String key = stored(file);
        Duration wall = Effort.of(() -> {
                    Set<String> submitted = new HashSet<>();
                    for (int i = 0; i < times; i++) {
                        submitted.add(submit(key, length).toString());
                    }
                    await(submitted);
                })
                .wall();
        while (hasJobs(length)) {
            Thread.sleep(AGAIN);
        }
        return wall;
    }

    /** Has it work on a file for as long as it takes. */
    public void submit(Path file, Duration length) throws Exception {
        submit(stored(file), length);
    }

    /** Whether it has not done everything of this length. */
    public boolean hasJobs(Duration length) throws Exception {
        return !send("XLEN", Lane.of(length).stream()).toString().equals("0");
    }

    private String stored(Path file) throws IOException {
        String key = "bench/" + file.getFileName();
        Path object = s3.objects().resolve(LocalS3.BUCKET).resolve(key);
        if (!Files.exists(object)) {
            Files.createDirectories(object.getParent());
            Files.copy(file, object);
        }
        return key;
    }

    private JobId submit(String key, Duration length) throws Exception {
        JobId job = JobId.of(1, 1, ++jobs);
        String body = """
                {"id": "%s", "userId": "%s", "kind": "voice", "source": {"type": "stored_object", "key": "%s"},
                 "heldSeconds": %d, "submittedAt": "%s", "deadline": "2100-01-01T00:00:00Z"}""".formatted(job, new UUID(1, 1), key, length.toSeconds() + 1, Instant.now());
        send("XADD", Lane.of(length).stream(), "*", JobStreams.BODY, body);
        return job;
    }

    private void await(Set<String> submitted) throws Exception {
        while (!submitted.isEmpty()) {
            String result = nextResult();
            if (submitted.removeIf(result::contains) && !result.contains("transcribed")) {
                throw new IllegalStateException("a worker did not transcribe: " + result + "\n" + logTails());
            }
        }
    }

    private String logTails() {
        return replicas.stream().map(ServiceProcess::logTail).collect(Collectors.joining("\n"));
    }

    private String nextResult() throws Exception {
        String millis = String.valueOf(PATIENCE.toMillis());
        Response streams = send("XREAD", "BLOCK", millis, "COUNT", "1", "STREAMS", JobStreams.RESULTS, lastResult);
        Response entry = streams.get(JobStreams.RESULTS).get(0);
        lastResult = entry.get(0).toString();
        return entry.get(1).toString();
    }

    private Response send(String command, String... arguments) throws Exception {
        return commands.send(Command.create(command), arguments)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The most memory, in MB, that the first worker and its children had at once while this was done. */
    double mostMemory(Effort.Work work) throws Exception {
        MostMemory memory = new MostMemory(replicas.getFirst().pid());
        try (memory) {
            work.run();
        }
        return memory.megabytes();
    }

    @Override
    public void close() throws IOException {
        replicas.forEach(ServiceProcess::close);
        commands.close();
        s3.close();
        redis.close();
    }
}
