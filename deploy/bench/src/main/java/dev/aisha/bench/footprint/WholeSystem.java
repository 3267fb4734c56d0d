package dev.aisha.bench.footprint;

import dev.aisha.local.process.ChildProcess;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.stack.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code deploy/local/up} as a developer starts it, on ports of its own. Its data is the developer's: it is used, and left
 * as it is but for what a start writes.
 */
final class WholeSystem {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(2);
    private static final List<String> PARTS =
            List.of("GATEWAY", "BILLING", "WORKER", "TELEGRAM", "SPEECH", "POSTGRES", "REDIS", "S3");

    /** Its last word once everything is ready. */
    private static final String READY = "Aisha is up after";

    private final Path folder;

    /** With its output in this folder. */
    WholeSystem(Path folder) {
        this.folder = folder;
    }

    /** Starts it, waits until it is ready, and ends it: how long it took until it was ready. */
    Duration start() throws IOException {
        Path log = folder.resolve("up.log");
        Files.deleteIfExists(log);
        long began = System.nanoTime();
        ChildProcess up = ChildProcess.start(new ChildProcess.Command(
                "deploy/local/up",
                List.of(ProjectRoot.find().resolve("deploy/local/up").toString()),
                environment(),
                folder,
                "dev.aisha.local.stack.Up",
                log,
                folder.resolve("up.pid")));
        try {
            up.awaitReady(PATIENCE, () -> says(log, READY));
            return Duration.ofNanos(System.nanoTime() - began);
        } finally {
            up.stop("TERM", STOPPED_WITHIN);
        }
    }

    private static boolean says(Path log, String text) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever the developer has in the environment or in .env: nothing is built, asked of others or fetched. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                System.getProperty("user.home"),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "TELEGRAM_BOT_TOKEN",
                "",
                "OPENAI_API_KEY",
                "",
                "WHISPER_MODEL",
                "none"));
        Iterator<Integer> ports = Stream.generate(FreePort::any).distinct().iterator();
        for (String part : PARTS) {
            environment.put("LOCAL_" + part + "_PORT", String.valueOf(ports.next()));
        }
        return environment;
    }
}
