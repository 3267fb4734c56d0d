package dev.aisha.worker.workspace;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does a job's work in a folder of its own, once there is room for it. Work that turns out to need more, or that meets a
 * full disk, gives back all that it has, waits, and begins again; what was recognised until then is not asked for twice.
 */
@Singleton
public final class WorkInFolder {
    private static final Logger LOG = Logger.getLogger(WorkInFolder.class);

    /** Until somebody has made room on a full disk. */
    private static final Duration WHILE_FULL = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final Patience patience;

    WorkInFolder(Workspace workspace, Patience patience) {
        this.workspace = workspace;
        this.patience = patience;
    }

    /** A job's work; where it needs more room than there is, it is done anew from its beginning. */
    @FunctionalInterface
    public interface Work<T> {
        T in(JobFolder folder) throws JobFailed, InterruptedException, IOException;
    }

    /**
     * Does the work.
     *
     * @param first what it needs as far as is known
     * @throws JobFailed what the work throws; {@code FILE_TOO_BIG} where it needs more than there ever is,
     *     {@code DEADLINE_PASSED} where others took all the room, {@code INTERNAL} where the disk was full until then
     */
    public <T> T work(JobId job, Need first, Deadline deadline, Work<T> work)
            throws JobFailed, InterruptedException, IOException {
        Need need = first;
        while (true) {
            try (JobFolder folder = workspace.open(job, need, deadline)) {
                Optional<T> done = tryIn(folder, work);
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (NoRoom more) {
                need = more.instead();
                LOG.infof("job needs more room, beginning again jobId=%s bytes=%d", job, need.bytes());
                continue;
            }
            LOG.errorf("the disk is full, job waits jobId=%s waitMillis=%d", job, WHILE_FULL.toMillis());
            patience.pause(WHILE_FULL, FailureCode.INTERNAL, deadline);
        }
    }

    /** Empty where the disk is full, in whatever way that showed: ffmpeg has no other word for it than for bad audio. */
    private static <T> Optional<T> tryIn(JobFolder folder, Work<T> work)
            throws JobFailed, InterruptedException, IOException {
        try {
            return Optional.of(work.in(folder));
        } catch (JobFailed end) {
            if (end.code() == FailureCode.UNREADABLE_AUDIO && folder.isFull()) {
                return Optional.empty();
            }
            throw end;
        } catch (IOException | UncheckedIOException fault) {
            if (folder.isFull()) {
                return Optional.empty();
            }
            throw fault;
        }
    }
}
