package dev.aisha.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.pace.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkInFolderTest {
    private static final JobId JOB = JobId.of(1, 2, 3);
    private static final Deadline LATER = new Deadline(Instant.parse("2100-01-01T00:00:00Z"), Clock.systemUTC());
    private static final long LIMIT = 1_000_000;

    @TempDir
    Path root;

    private final Room room = new Room(LIMIT);
    private final SettableClock clock = new SettableClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Workspace workspace;
    private WorkInFolder folders;

    @BeforeEach
    void open() throws IOException {
        workspace = new Workspace(root, room);
        folders = new WorkInFolder(workspace, new Patience(clock, () -> 0));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        threads.shutdownNow();
        assertThat(room.claimed()).isZero();
        try (Stream<Path> left = Files.walk(root)) {
            assertThat(left.filter(file -> file.getFileName().toString().contains(JOB.toString())))
                    .isEmpty();
        }
    }

    @Test
    void theWorkHasTheRoomThatItNeeds() throws Exception {
        long claimed = folders.work(JOB, new Need(100, 200), LATER, folder -> room.claimed());

        assertThat(claimed).isEqualTo(300);
    }

    @Test
    void workThatEndsInWhateverWayLeavesNothing() {
        assertFails(FailureCode.NO_SPEECH, LATER, folder -> {
            Files.writeString(folder.note(), "sound");
            throw new JobFailed(FailureCode.NO_SPEECH);
        });
        assertThatThrownBy(() -> folders.work(JOB, new Need(1, 1), LATER, folder -> {
                    throw new IOException("a fault");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("a fault");
        assertThatThrownBy(() -> folders.work(JOB, new Need(1, 1), LATER, folder -> {
                    throw new InterruptedException("cancelled");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(clock.slept()).isZero();
    }

    @Test
    void workThatNeedsMoreThanThereEverIsEndsAtOnce() {
        assertFails(FailureCode.FILE_TOO_BIG, LATER, folder -> {
            folder.madeTakes(LIMIT + 1);
            return "done";
        });
    }

    @Test
    void workThatNeedsMoreThanThereIsBeginsAgainWithEmptyHands() throws Exception {
        JobFolder other = workspace.open(JobId.of(1, 2, 4), new Need(900_000, 0), LATER);
        List<Path> seen = new ArrayList<>();

        long claimed = folders.work(JOB, new Need(0, 1000), LATER, folder -> {
            if (!seen.isEmpty()) {
                assertThat(seen.getFirst()).doesNotExist();
            }
            seen.add(folder.path());
            Files.writeString(folder.note(), "sound");
            try {
                folder.receive(new ByteArrayInputStream(new byte[200_000]), 1, LIMIT);
            } catch (NoRoom none) {
                other.close(); // the other one comes to its end
                throw none;
            }
            return room.claimed();
        });

        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
        assertThat(claimed).isEqualTo(201_000);
    }

    @Test
    void manyJobsThatTurnOutLargerThanTheySaidAllEnd() throws Exception {
        List<Future<Long>> jobs = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            Random chance = new Random(i);
            Need first = new Need(chance.nextInt(50_000), chance.nextInt(50_000));
            int size = chance.nextInt(400_000);
            int said = chance.nextInt(size + 1);
            jobs.add(threads.submit(() -> folders.work(JOB, first, LATER, folder -> {
                folder.receive(new ByteArrayInputStream(new byte[size]), said, LIMIT);
                for (long made = 0; made < 400_000; made += 50_000) {
                    folder.madeTakes(made);
                    assertThat(room.claimed()).isLessThanOrEqualTo(LIMIT);
                }
                return Files.size(folder.note());
            })));
        }

        for (Future<Long> job : jobs) {
            assertThat(job.get()).isLessThan(400_000);
        }
    }

    @Test
    void aFullDiskIsWaitedForWithEmptyHands() throws Exception {
        List<Path> seen = new ArrayList<>();

        String done = folders.work(JOB, new Need(1, 1), LATER, folder -> {
            seen.add(folder.path());
            switch (seen.size()) {
                case 1 -> {
                    fill(folder);
                    folder.receive(new ByteArrayInputStream(new byte[10]), 10, LIMIT);
                }
                case 2 -> {
                    fill(folder);
                    throw new IOException("written in vain");
                }
                case 3 -> {
                    fill(folder);
                    throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
                }
                default -> assertThat(seen.subList(0, 3)).noneMatch(Files::exists);
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aDiskThatStaysFullIsAFaultOfOurs() {
        assertFails(FailureCode.INTERNAL, clock.in(Duration.ofMinutes(1)), folder -> {
            fill(folder);
            throw new IOException("written in vain");
        });

        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatEndsForAnotherReasonOnAFullDiskEndsSo() {
        assertFails(FailureCode.NOT_ENOUGH_COINS, LATER, folder -> {
            fill(folder);
            throw new JobFailed(FailureCode.NOT_ENOUGH_COINS);
        });
        assertFails(FailureCode.UNREADABLE_AUDIO, LATER, folder -> {
            throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
        });
    }

    /** From now on a write here says that no space is left on the device. */
    private static void fill(JobFolder folder) throws IOException {
        Files.createSymbolicLink(folder.note(), Path.of("/dev/full"));
        Files.createSymbolicLink(folder.file("last-block"), Path.of("/dev/full"));
    }

    private void assertFails(FailureCode code, Deadline deadline, WorkInFolder.Work<String> work) {
        assertThatThrownBy(() -> folders.work(JOB, new Need(1, 1), deadline, work))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(code));
    }
}
