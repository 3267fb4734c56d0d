package dev.aisha.chaos.soak;

import dev.aisha.local.stack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures a service from outside: by {@code jcmd}, {@code /proc} and its temporary folder. */
final class MeasureService {
    /** The last line of {@code GC.class_histogram}, which collects before it counts: objects, then bytes. */
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");
    private static final int ANSWERS_WITHIN_SECONDS = 60;
    private static final long KILOBYTE = 1024;

    private MeasureService() {}

    /**
     * Measures it as it is now.
     *
     * @throws IOException where it does not answer within a minute, or has ended
     */
    static Figures measure(ServiceProcess service) throws IOException, InterruptedException {
        // First, so that the threads that it starts in the service are counted every time.
        long heap = liveBytes(service.pid());
        Path process = Path.of("/proc", Long.toString(service.pid()));
        String status = Files.readString(process.resolve("status"), StandardCharsets.UTF_8);
        return new Figures(
                service.name(),
                heap,
                number(RESIDENT, status) * KILOBYTE,
                (int) number(THREADS, status),
                (int) count(process.resolve("fd")),
                files(service.log().resolveSibling(service.name() + ".tmp")));
    }

    private static long liveBytes(long pid) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("aisha-soak", ".txt");
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            if (!jcmd.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                throw new IOException("process " + pid + " did not count its objects");
            }
            return number(LIVE, Files.readString(answer, StandardCharsets.UTF_8));
        } finally {
            Files.delete(answer);
        }
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException(
                    "no " + pattern + " in: " + text.lines().findFirst().orElse(""));
        }
        return Long.parseLong(found.group(1));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    /** A file may go while they are counted: then they are counted again. */
    private static int files(Path folder) throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                return (int) files.filter(Files::isRegularFile).count();
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw new IOException("files were not counted", e);
                }
            }
        }
    }
}
