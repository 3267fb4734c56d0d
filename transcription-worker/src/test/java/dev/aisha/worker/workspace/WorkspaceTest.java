package dev.aisha.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.JobId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final JobId JOB = JobId.of(1, 2, 3);

    @TempDir
    Path root;

    @Test
    void aJobsFilesGoWithTheJob() throws Exception {
        Workspace workspace = new Workspace(root);
        JobFolder folder = workspace.open(JOB);
        Files.writeString(folder.file("note"), "sound");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void twoAttemptsAtOneJobDoNotShareFiles() throws Exception {
        Workspace workspace = new Workspace(root);

        assertThat(workspace.open(JOB)).isNotEqualTo(workspace.open(JOB));
    }

    @Test
    void leftoversOfDeadWorkersAreDeletedAndThoseOfLivingOnesAreNot() throws Exception {
        Path dead = Files.createDirectory(root.resolve("worker-dead"));
        Files.writeString(dead.resolve("note"), "sound");
        Workspace living = new Workspace(root);
        JobFolder inUse = living.open(JOB);

        new Workspace(root);

        assertThat(dead).doesNotExist();
        assertThat(inUse.path()).exists();
    }

    @Test
    void aWorkerThatStopsLeavesNothing() throws Exception {
        Workspace workspace = new Workspace(root);
        Files.writeString(workspace.open(JOB).file("note"), "sound");

        workspace.close();

        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("door.lock"));
        }
    }
}
