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
     * The file, in the job's folder or, where a local Bot API server shares its folder, where it lies.
     *
     * @throws JobFailed {@code FILE_TOO_BIG}, {@code FILE_GONE}, {@code TELEGRAM_UNAVAILABLE} or
     *     {@code STORE_UNAVAILABLE}
     */
    public Path fetch(TranscriptionJob job, JobFolder folder, Deadline deadline)
            throws JobFailed, InterruptedException {
        long limit = config.largestFile().asLongValue();
        if (job.fileSize() != null && job.fileSize() > limit) {
            throw new JobFailed(FailureCode.FILE_TOO_BIG);
        }
        Path target = folder.file("note");
        return switch (job.source()) {
            case AudioSource.TelegramFile(String fileId) ->
                patience.insist("telegram", deadline, () -> telegram.fetch(fileId, target, limit));
            case AudioSource.StoredObject(String key) ->
                patience.insist("store", deadline, () -> store.download(key, target, limit));
        };
    }
}
