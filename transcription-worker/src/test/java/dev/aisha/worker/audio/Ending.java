package dev.aisha.worker.audio;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.listening.Sound;
import dev.aisha.worker.ogg.CheckOgg;
import dev.aisha.worker.ogg.CheckedOgg;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a file ended that was probed and split.
 *
 * @param name of the file
 * @param outcome a failure code, {@code "chunks"}, or what must not be: times out of order, or what was thrown
 * @param took how long, which no test depends on
 */
record Ending(String name, String outcome, Duration took) {
    private static final String CHUNKS = "chunks";

    /** Those that a file can bring about. */
    private static final Set<FailureCode> FITTING = EnumSet.of(
            FailureCode.UNREADABLE_AUDIO,
            FailureCode.NO_AUDIO_TRACK,
            FailureCode.AUDIO_TOO_LONG,
            FailureCode.NO_SPEECH);

    /** Between the length, which is without what an encoder has padded, and the last chunk's end. */
    private static final Duration PADDING = Duration.ofMillis(110);

    static Ending of(SplitKit kit, String name, byte[] content) throws InterruptedException, IOException {
        try (JobFolder folder = kit.folder()) {
            long begin = System.nanoTime();
            String outcome = outcome(kit, folder, content);
            return new Ending(name, outcome, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static String outcome(SplitKit kit, JobFolder folder, byte[] content) throws InterruptedException {
        List<AudioChunk> chunks = new ArrayList<>();
        try {
            Path file = Files.write(folder.file("audio"), content);
            Duration length = kit.box.split.split(kit.box.probe.probe(file), SplitKit.RULES, folder, chunks::add);
            return faultOf(chunks, length, file);
        } catch (JobFailed end) {
            return end.code().name();
        } catch (IOException | RuntimeException fault) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private static String faultOf(List<AudioChunk> chunks, Duration length, Path file) throws IOException {
        Duration before = Duration.ZERO;
        for (AudioChunk chunk : chunks) {
            if (chunk.start().compareTo(before) < 0 || chunk.end().compareTo(chunk.start()) <= 0) {
                return "out of order: " + chunks;
            }
            if (chunk.end().compareTo(length.plus(PADDING)) > 0) {
                return "after the end at " + length + ": " + chunk;
            }
            if (chunk.sounds().isEmpty() || !chunk.sounds().stream().allMatch(sound -> isIn(chunk, sound))) {
                return "sounds outside of their chunk: " + chunk;
            }
            if (!chunk.file().equals(file) && !isAsLongAsItSays(chunk)) {
                return "a chunk of another length: " + chunk + ", " + CheckOgg.check(chunk.file());
            }
            before = chunk.start();
        }
        return chunks.isEmpty() ? "no chunk and no reason" : CHUNKS;
    }

    private static boolean isIn(AudioChunk chunk, Sound sound) {
        return sound.start().compareTo(chunk.start()) >= 0 && sound.end().compareTo(chunk.end()) <= 0;
    }

    private static boolean isAsLongAsItSays(AudioChunk chunk) throws IOException {
        return CheckOgg.check(chunk.file()) instanceof CheckedOgg.Plain plain
                && plain.length().minus(chunk.length()).abs().compareTo(PADDING) <= 0;
    }

    boolean isGood() {
        return outcome.equals(CHUNKS) || FITTING.stream().anyMatch(code -> failed(code));
    }

    boolean failed(FailureCode code) {
        return outcome.equals(code.name());
    }

    /** How many ended in which way, and which took longest. */
    static String summary(List<Ending> endings) {
        Map<String, Long> counts =
                endings.stream().collect(Collectors.groupingBy(Ending::outcome, TreeMap::new, Collectors.counting()));
        List<String> slowest = endings.stream()
                .sorted(Comparator.comparing(Ending::took).reversed())
                .limit(3)
                .map(end -> end.took().toMillis() + " ms " + end.name())
                .toList();
        return counts + " slowest=" + slowest;
    }
}
