package dev.aisha.faults.halt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.faults.halt.HaltRule.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a JVM of its own: it stops a program where it was told to, once, and lets it go otherwise. */
class HaltsIT {
    private static final HaltRule BEFORE = rule("BEFORE", Moment.ENTRY);
    private static final HaltRule AFTER = rule("AFTER", Moment.EXIT);
    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    private static HaltRule rule(String name, Moment moment) {
        return new HaltRule(name, Walker.class.getName(), "step", moment);
    }

    /** How a walk ended, and what it said. */
    private record Walk(int exitCode, List<String> said) {}

    private Walk walk(Halts halts) throws IOException, InterruptedException {
        List<String> program = new ArrayList<>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(halts.jvmOptions("walker", List.of(BEFORE, AFTER)));
        program.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes(), Walker.class.getName()));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> steps = Files.readAllLines(said).stream()
                .filter(line -> line.startsWith("step")) // the JVM has words of its own about agents
                .toList();
        return new Walk(process.exitValue(), steps);
    }

    private static String classes() {
        return Path.of(Walker.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    @Test
    void aProgramDiesBeforeOrAfterAStepOnceAndGoesItsWayWhenItIsStartedAgain() throws Exception {
        Halts halts = Halts.in(folder.resolve("halts"));

        halts.kill(BEFORE, 3);
        Walk before = walk(halts);
        halts.kill(AFTER, 1);
        Walk after = walk(halts);
        Walk again = walk(halts);

        assertThat(before.exitCode()).isEqualTo(KILLED);
        assertThat(before.said()).containsExactly("step 1", "step 2");
        assertThat(after.exitCode()).isEqualTo(KILLED);
        assertThat(after.said()).containsExactly("step 1");
        assertThat(halts.isArmed()).isFalse();
        assertThat(again.exitCode()).isZero();
        assertThat(again.said()).hasSize(5);
    }
}
