package dev.aisha.worker.fetch;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * A file that a Bot API server in {@code --local} mode has in a folder that the worker sees, too. It is read where it lies
 * and stays there, under a name of ours in the job's folder: its own path contains the bot's token.
 */
final class SharedFile {
    private static final Logger LOG = Logger.getLogger(SharedFile.class);

    private SharedFile() {}

    /**
     * One try to name it in the job's folder.
     *
     * @param path as the server says
     * @throws JobFailed {@code FILE_TOO_BIG}; {@code TELEGRAM_UNAVAILABLE} where it is not a file, or is one of ours
     */
    static Attempt<Path> name(String path, JobFolder folder, long limit) throws JobFailed {
        try {
            Path file = Path.of(path).toRealPath();
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || folder.isOfThisWorkspace(file)) {
                LOG.warn("the Bot API server names something that is no file of its own");
                throw new JobFailed(FailureCode.TELEGRAM_UNAVAILABLE);
            }
            if (!Files.isReadable(file)) {
                return notYet();
            }
            if (Files.size(file) > limit) {
                throw new JobFailed(FailureCode.FILE_TOO_BIG);
            }
            folder.noteTakes(0);
            Files.deleteIfExists(folder.note());
            return new Done<>(Files.createSymbolicLink(folder.note(), file));
        } catch (InvalidPathException | IOException e) {
            return notYet(); // the server may still be writing it, or somebody mends its rights
        }
    }

    private static Attempt<Path> notYet() {
        return new NotYet<>(FailureCode.TELEGRAM_UNAVAILABLE, "shared file");
    }
}
