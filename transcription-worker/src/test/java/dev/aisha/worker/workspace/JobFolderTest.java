package dev.aisha.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {
    private static final JobId JOB = JobId.of(1, 2, 3);
    private static final Deadline LATER = new Deadline(Instant.parse("2100-01-01T00:00:00Z"), Clock.systemUTC());
    private static final long LIMIT = 1_000_000;

    @TempDir
    Path root;

    private final Room room = new Room(LIMIT);
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        workspace = new Workspace(root, room);
    }

    @Test
    void takesWhatItNeedsUntilItIsClosed() throws Exception {
        JobFolder folder = workspace.open(JOB, new Need(100, 200), LATER);
        assertThat(room.claimed()).isEqualTo(300);

        folder.noteTakes(50);
        folder.madeTakes(400);
        folder.madeTakes(10);
        assertThat(room.claimed()).isEqualTo(450);

        folder.close();
        assertThat(room.claimed()).isZero();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void aNoteHasItsRoomHoweverLargeItIsSaidToBe() throws Exception {
        for (long said : new long[] {0, 1, 300_000, 900_000}) {
            try (JobFolder folder = workspace.open(JOB, new Need(0, 1000), LATER)) {
                folder.receive(new ByteArrayInputStream(new byte[300_000]), said, LIMIT);

                assertThat(folder.note()).hasSize(300_000);
                assertThat(room.claimed()).isEqualTo(301_000);
            }
        }
    }

    @Test
    void aNoteThatIsSaidToBeTooLargeIsNotRead() throws Exception {
        InputStream unread = InputStream.nullInputStream();
        unread.close();
        try (JobFolder folder = workspace.open(JOB, new Need(0, 0), LATER)) {
            assertTooBig(() -> folder.receive(unread, 500_001, 500_000));
            assertTooBig(() -> folder.receive(unread, LIMIT + 1, 2 * LIMIT));
        }
    }

    @Test
    void aNoteThatTurnsOutTooLargeIsReadNoFurtherThanToTheLimit() throws Exception {
        try (JobFolder folder = workspace.open(JOB, new Need(0, 0), LATER)) {
            assertTooBig(() -> folder.receive(endless(), 10, 500_000));
            assertThat(Files.size(folder.note())).isLessThanOrEqualTo(500_000);

            assertTooBig(() -> folder.receive(endless(), 10, 2 * LIMIT));
            assertThat(Files.size(folder.note())).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(room.claimed()).isZero();
    }

    private static InputStream endless() {
        return new SequenceInputStream(
                new ByteArrayInputStream(new byte[600_000]), new ByteArrayInputStream(new byte[6_000_000]));
    }

    @Test
    void whatFindsNoRoomSaysHowMuchToClaimInstead() throws Exception {
        JobFolder other = workspace.open(JOB, new Need(600_000, 0), LATER);
        JobFolder folder = workspace.open(JOB, new Need(100_000, 100_000), LATER);

        assertThatThrownBy(() -> folder.noteTakes(350_000)).satisfies(saying(350_000, 100_000));
        assertThatThrownBy(() -> folder.madeTakes(350_000)).satisfies(saying(100_000, 700_000));
        assertThatThrownBy(() -> folder.madeTakes(700_000)).satisfies(saying(100_000, 900_000));
        assertThatThrownBy(() -> folder.receive(endless(), 10, LIMIT)).isInstanceOf(NoRoom.class);

        assertThat(room.claimed()).isLessThanOrEqualTo(LIMIT);
        other.close();
        folder.madeTakes(350_000);
    }

    @Test
    void aDiskThatIsFullIsNoFaultOfTheSender() throws Exception {
        JobFolder folder = workspace.open(JOB);
        Files.createSymbolicLink(folder.note(), Path.of("/dev/full"));

        assertThatThrownBy(() -> folder.receive(endless(), 0, LIMIT)).isInstanceOf(UncheckedIOException.class);
        assertThat(folder.isFull()).isFalse();
        Files.delete(folder.file("last-block"));
        Files.createSymbolicLink(folder.file("last-block"), Path.of("/dev/full"));
        assertThat(folder.isFull()).isTrue();
    }

    private static ThrowingConsumer<Throwable> saying(long note, long made) {
        return thrown -> assertThat(((NoRoom) thrown).instead()).isEqualTo(new Need(note, made));
    }

    private static void assertTooBig(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.FILE_TOO_BIG));
    }
}
