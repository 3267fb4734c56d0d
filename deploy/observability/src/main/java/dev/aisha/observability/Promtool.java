package dev.aisha.observability;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prometheus' own checker, where it is on the PATH. {@code apt-get install prometheus} brings it. */
public final class Promtool {
    private static final long LONGEST_RUN_SECONDS = 60;

    private final Path program;

    private Promtool(Path program) {
        this.program = program;
    }

    /** Empty where it is not on the PATH, which is said. */
    @SuppressWarnings("SystemOut") // whoever reads the build has to see that something was left out
    public static Optional<Promtool> find() {
        Optional<Path> program = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .flatMap(folder -> Stream.of(Path.of(folder, "promtool")))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            System.out.println("promtool is not on the PATH (apt-get install prometheus): its checks are left out");
        }
        return program.map(Promtool::new);
    }

    /**
     * What it has said.
     *
     * @param passed whether it had nothing to object to
     */
    public record Verdict(boolean passed, String said) {}

    /** Runs it in a folder, with something to read. */
    public Verdict run(Path folder, String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            give(process, input);
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Verdict(process.waitFor() == 0, said.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** It stops reading at the first line that it does not understand. */
    private static void give(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException readNoFurther) {
            // what it says tells why
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
