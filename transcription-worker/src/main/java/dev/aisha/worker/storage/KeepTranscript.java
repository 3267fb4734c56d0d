package dev.aisha.worker.storage;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Puts a transcript's objects into the bucket, the text last: who sees the text sees all. */
@Singleton
public final class KeepTranscript {
    private final ObjectStore store;
    private final Patience patience;

    KeepTranscript(ObjectStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    /**
     * Writes all objects. Written again by a repeated job, they are the same.
     *
     * @param segments transcript.json
     * @throws JobFailed {@code STORE_UNAVAILABLE} where the store cannot be reached until the deadline
     */
    public void keep(TranscriptKeys keys, Path mp3, byte[] segments, String text, Deadline deadline)
            throws JobFailed, InterruptedException {
        put(keys.audio(), "audio/mpeg", ObjectContent.of(mp3), deadline);
        put(keys.segments(), "application/json", ObjectContent.of(segments), deadline);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(keys.text(), "text/plain; charset=utf-8", ObjectContent.of(utf8), deadline);
    }

    private void put(String key, String contentType, ObjectContent content, Deadline deadline)
            throws JobFailed, InterruptedException {
        patience.insist("store", deadline, () -> store.put(key, contentType, content));
    }
}
