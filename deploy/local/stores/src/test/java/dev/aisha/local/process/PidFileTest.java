package dev.aisha.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    /** Seconds that no other process sleeps. */
    private static final String MARK = "86413";

    @TempDir
    Path folder;

    private Process sleeper;

    @BeforeEach
    void startSleeper() throws IOException {
        sleeper = new ProcessBuilder("sleep", MARK).start();
    }

    @AfterEach
    void endSleeper() {
        sleeper.destroyForcibly();
    }

    @Test
    void aProcessThatWasLeftBehindIsKilled() throws Exception {
        var file = folder.resolve("sleeper.pid");
        new PidFile(file).write(sleeper.pid(), MARK);

        new PidFile(file).endLeftBehind();

        assertThat(sleeper.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void aStrangerWithTheSamePidLives() throws Exception {
        var file = folder.resolve("sleeper.pid");
        new PidFile(file).write(sleeper.pid(), "another mark");

        new PidFile(file).endLeftBehind();

        assertThat(sleeper.isAlive()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void nonsenseInTheFileIsForgotten() throws Exception {
        var file = Files.writeString(folder.resolve("sleeper.pid"), "pid\n");

        new PidFile(file).endLeftBehind();

        assertThat(file).doesNotExist();
    }
}
