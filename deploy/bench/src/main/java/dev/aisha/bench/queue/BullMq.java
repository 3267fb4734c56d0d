package dev.aisha.bench.queue;

import dev.aisha.local.stack.ProjectRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The peer: a worker of BullMQ in a process of Node's, told what to do line by line ({@code bullmq/peer.mjs}). */
final class BullMq implements AutoCloseable {
    private static final Path SOURCES = Path.of("deploy/bench/bullmq");
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    private BullMq(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Installs it and starts a worker.
     *
     * @throws IllegalStateException where there is no Node on this machine, or it cannot be installed
     */
    static BullMq start(String redisUrl, int atOnce) throws IOException, InterruptedException {
        Path root = ProjectRoot.find();
        Path folder = Files.createDirectories(root.resolve("deploy/bench/target/bullmq"));
        for (String file : List.of("package.json", "peer.mjs")) {
            Files.copy(root.resolve(SOURCES).resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--silent");
        ProcessBuilder builder = new ProcessBuilder("node", "peer.mjs", String.valueOf(atOnce))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("REDIS_URL", redisUrl);
        return new BullMq(builder.start());
    }

    private static void run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            if (!process.waitFor(INSTALL.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("BullMQ could not be installed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("BullMQ is the peer and needs Node: apt-get install nodejs npm", e);
        }
    }

    /** Jobs a second, from the first submission to the last acknowledgement. */
    double jobsPerSecond(int jobs, int atOnce) throws Exception {
        return ask("throughput " + jobs + " " + atOnce);
    }

    /** Milliseconds from a job's submission to its begin, at so many jobs a second: the median. */
    double hop(int jobsPerSecond, Duration time) throws Exception {
        return ask("hop " + jobsPerSecond + " " + time.toSeconds());
    }

    private double ask(String command) throws Exception {
        commands.write(command + "\n");
        commands.flush();
        return CompletableFuture.supplyAsync(this::answer).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private double answer() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the peer ended");
            }
            return Double.parseDouble(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
