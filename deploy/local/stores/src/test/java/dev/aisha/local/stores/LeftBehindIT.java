package dev.aisha.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.process.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a store when the process that started it ends without closing it. */
class LeftBehindIT {
    @TempDir
    Path temporary;

    private final List<Process> parents = new ArrayList<>();

    /** A parent, and the store that it has started. */
    private record Held(Process parent, int port, Path folder) {}

    @AfterEach
    void endParents() throws InterruptedException {
        for (var parent : parents) {
            parent.destroy();
            parent.waitFor();
        }
    }

    @Test
    void aParentThatIsToldToEndLeavesNothing() throws Exception {
        var held = hold();

        held.parent().destroy();

        assertThat(held.parent().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(FreePort.isTaken(held.port())).isFalse();
        assertThat(held.folder()).doesNotExist();
    }

    @Test
    void theNextStartOnTheSameDataEndsWhatAKilledParentLeft() throws Exception {
        var data = temporary.resolve("data");
        var held = hold(data.toString());
        held.parent().destroyForcibly().waitFor();
        assertThat(FreePort.isTaken(held.port())).isTrue();

        try (var redis = LocalRedis.start(data, held.port())) {
            assertThat(redis.isReady()).isTrue();
        }

        assertThat(FreePort.isTaken(held.port())).isFalse();
    }

    @Test
    void theNextTemporaryStoreSweepsThatOfAKilledParentAndNoOther() throws Exception {
        var killed = hold();
        var living = hold();
        killed.parent().destroyForcibly().waitFor();

        var next = hold();

        assertThat(FreePort.isTaken(killed.port())).isFalse();
        assertThat(killed.folder()).doesNotExist();
        assertThat(FreePort.isTaken(living.port())).isTrue();
        assertThat(living.folder()).exists();
        assertThat(FreePort.isTaken(next.port())).isTrue();
    }

    private Held hold(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                HoldRedis.class.getName()));
        command.addAll(List.of(arguments));
        var parent = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        parents.add(parent);
        var said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8)).readLine();
        var space = said.indexOf(' ');
        var folder = Path.of(said.substring(space + 1));
        assertThat(Files.isDirectory(folder)).isTrue();
        return new Held(parent, Integer.parseInt(said.substring(0, space)), folder);
    }
}
