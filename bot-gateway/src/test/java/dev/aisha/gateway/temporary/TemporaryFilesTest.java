package dev.aisha.gateway.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.Knobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path root;

    private TemporaryFiles process() {
        return new TemporaryFiles(Knobs.of(TemporaryConfig.class, Map.of("folder", root.toString())));
    }

    @Test
    void whatADeadProcessLeftIsDeletedAndWhatALiveOneHasStays() throws IOException {
        Path left = Files.createDirectory(root.resolve("gateway-dead"));
        Files.writeString(left.resolve("part-1.zip"), "left");
        Files.writeString(root.resolve("gateway-dead.lock"), "");
        TemporaryFiles alive = process();
        Path its = alive.newFile();

        process().open();

        assertThat(left).doesNotExist();
        assertThat(root.resolve("gateway-dead.lock")).doesNotExist();
        assertThat(its).exists();
    }

    @Test
    void whoeverStopsLeavesNothing() throws IOException {
        TemporaryFiles folder = process();
        Path file = folder.newFile();

        folder.close();

        assertThat(file.getParent()).doesNotExist();
        try (var files = Files.list(root)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("door.lock");
        }
    }
}
