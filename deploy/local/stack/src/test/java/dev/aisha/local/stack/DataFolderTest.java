package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void dataStaysBetweenRunsUntilAFreshOne() throws IOException {
        var note = folder.resolve("redis/note");
        try (var data = DataFolder.kept(folder, false)) {
            Files.createDirectories(note.getParent());
            Files.writeString(note, data.path().toString());
        }
        try (var data = DataFolder.kept(folder, false)) {
            assertThat(note).exists().hasContent(data.path().toString());
        }
        try (var data = DataFolder.kept(folder, true)) {
            assertThat(note).doesNotExist();
            assertThat(data.path()).exists();
        }
    }

    @Test
    void dataBelongsToOneRunAtATime() {
        try (var data = DataFolder.kept(folder, false)) {
            assertThatThrownBy(() -> DataFolder.kept(data.path(), true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("running");
        }
    }

    @Test
    void aTemporaryFolderGoesAtTheEnd() throws IOException {
        var data = DataFolder.temporary();
        Files.writeString(data.path().resolve("note"), "text");

        data.close();

        assertThat(data.path()).doesNotExist();
    }
}
