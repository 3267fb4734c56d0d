package dev.aisha.worker.fetch;

import dev.aisha.contract.AudioSource;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.storage.ObjectStore;
import dev.aisha.worker.workspace.JobFolder;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Brings the audio of a job to a local file, from wherever it is. */
@Singleton
public final class FetchAudio {
    private final TelegramFiles telegram;
    private final ObjectStore store;
    private final Patience patience;
    private final FetchConfig config;

    FetchAudio(TelegramFiles telegram, ObjectStore store, Patience patience, FetchConfig config) {
        this.telegram = telegram;
        this.store = store;
        this.patience = patience;
        this.config = config;
    }

    /**
     * Bytes that the file will take in the job's folder, as far as that is known before anybody is asked; 0 where it is
     * not, or where the file may be read where it lies.
     *
     * @throws JobFailed {@code FILE_TOO_BIG}
     */
    public long expected(TranscriptionJob job) throws JobFailed {
        if (job.fileSize() == null || job.fileSize() < 0) {
            return 0;
        }
        if (job.fileSize() > config.largestFile().asLongValue()) {
            throw new JobFailed(FailureCode.FILE_TOO_BIG);
        }
        return switch (job.source()) {
            case AudioSource.TelegramFile file -> telegram.mayShare() ? 0 : job.fileSize();
            case AudioSource.StoredObject object -> job.fileSize();
        };
    }

    /**
     * The file, in the job's folder; where a local Bot API server shares its folder, a link to where it lies.
     *
     * @throws JobFailed {@code FILE_TOO_BIG}, {@code FILE_GONE}, {@code TELEGRAM_UNAVAILABLE} or
     *     {@code STORE_UNAVAILABLE}
     */
    public Path fetch(TranscriptionJob job, JobFolder folder, Deadline deadline)
            throws JobFailed, InterruptedException {
        long limit = config.largestFile().asLongValue();
        return switch (job.source()) {
            case AudioSource.TelegramFile(String fileId) ->
                patience.insist("telegram", deadline, () -> telegram.fetch(fileId, folder, limit));
            case AudioSource.StoredObject(String key) ->
                patience.insist("store", deadline, () -> store.download(key, folder, limit));
        };
    }
}
