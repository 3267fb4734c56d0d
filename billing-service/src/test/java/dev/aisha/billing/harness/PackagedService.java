package dev.aisha.billing.harness;

import static org.awaitility.Awaitility.await;

import dev.aisha.local.process.FreePort;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged service as ops run it: a process, configured by the environment alone. */
public final class PackagedService implements AutoCloseable {
    /** The first of its tokens. */
    public static final String TOKEN = Postgres.TOKEN;

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final int port;
    private final Process process;

    private PackagedService(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** With these variables and {@code HTTP_PORT}; what it says is kept in {@code folder}. Returns at once. */
    public static PackagedService start(Path folder, Map<String, String> environment) throws IOException {
        int port = FreePort.any();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        builder.environment().putAll(environment);
        builder.environment().put("HTTP_PORT", String.valueOf(port));
        return new PackagedService(folder, port, builder.start());
    }

    /** On a database, and ready. */
    public static PackagedService serving(Path folder, LocalPostgres postgres, Map<String, String> more)
            throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DATABASE_URL", postgres.url());
        environment.put("INTERNAL_API_TOKEN", TOKEN);
        PackagedService service = start(folder, environment);
        service.awaitReady();
        return service;
    }

    public void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> client().get("/q/health/ready").status() == 200);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public BillingClient client() {
        return new BillingClient(url());
    }

    public Process process() {
        return process;
    }

    /** What it has said so far. */
    public String out() {
        return read("out");
    }

    public String err() {
        return read("err");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
