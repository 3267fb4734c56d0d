package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With small programs in ffmpeg's place. */
@Timeout(30) // a child that is not killed would hold the test up
class RunToolIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Test
    void handsOnWhatIsPrintedAndTheExitStatus() throws Exception {
        ToolRun run = tool("echo one; echo two >&2; printf three; exit 7").ffmpeg(arguments(), LONG, lines::add);

        assertThat(run).isEqualTo(new ToolRun(7, false));
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void whatRunsPolitelyHasALowerPriority() throws Exception {
        RunTool tool = tool("nice; exit 7");

        ToolRun usual = tool.ffmpeg(arguments(), LONG, lines::add);
        ToolRun polite = tool.politely().ffmpeg(arguments(), LONG, lines::add);

        assertThat(polite).isEqualTo(usual).isEqualTo(new ToolRun(7, false));
        int own = Integer.parseInt(lines.remove());
        assertThat(lines).containsExactly(String.valueOf(Math.min(19, own + 10)));
    }

    @Test
    void aRunThatTakesTooLongIsKilledWithItsChildren() throws Exception {
        ToolRun run = tool("sleep 1000 & echo $!; wait").ffmpeg(arguments(), Duration.ofMillis(500), lines::add);

        assertThat(run.overTime()).isTrue();
        assertThat(run.ok()).isFalse();
        assertChildIsGone();
    }

    @Test
    void aCancelledRunIsKilledWithItsChildren() throws Exception {
        RunTool tool = tool("sleep 1000 & echo $!; wait");
        Thread work = Thread.ofVirtual().start(() -> {
            try {
                tool.ffmpeg(arguments(), LONG, lines::add);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> !lines.isEmpty());

        work.interrupt();
        work.join();

        assertChildIsGone();
    }

    @Test
    void seesNothingOfOurEnvironment() throws Exception {
        tool("env").ffmpeg(arguments(), LONG, lines::add);

        assertThat(lines).noneMatch(line -> line.startsWith("HOME=") || line.startsWith("JAVA"));
    }

    @Test
    void aLineWithoutEndIsCut() throws Exception {
        tool("head -c 1000000 /dev/zero").ffmpeg(arguments(), LONG, lines::add);

        assertThat(lines).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(10_000));
    }

    private RunTool tool(String script) throws Exception {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new RunTool(new AudioTools(program, program, ""));
    }

    private static FFmpegBuilder arguments() {
        FFmpegBuilder builder = new FFmpegBuilder();
        builder.addInput("in").done().addOutput("out").done();
        return builder;
    }

    private void assertChildIsGone() {
        long child = Long.parseLong(List.copyOf(lines).getFirst());
        await().until(() -> !ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
    }
}
