package dev.aisha.worker.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.transcript.Transcript;
import dev.aisha.worker.transcript.TranscriptDocument;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Puts a transcript's objects into the bucket. Written again by a repeated job, they are the same. */
@Singleton
public final class KeepTranscript {
    private final ObjectStore store;
    private final Patience patience;
    private final ObjectMapper json;

    KeepTranscript(ObjectStore store, Patience patience, ObjectMapper json) {
        this.store = store;
        this.patience = patience;
        this.json = json;
    }

    /**
     * Keeps what was said, the text last: who sees the text sees its segments too.
     *
     * @param engine model that recognised the speech
     * @throws JobFailed {@code STORE_UNAVAILABLE} where the store cannot be reached until the deadline
     */
    public void keep(TranscriptKeys keys, Transcript transcript, String engine, Deadline deadline)
            throws JobFailed, InterruptedException, JsonProcessingException {
        byte[] document = json.writeValueAsBytes(TranscriptDocument.of(transcript, engine));
        byte[] text = transcript.text().getBytes(StandardCharsets.UTF_8);
        put(keys.segments(), "application/json", ObjectContent.of(document), deadline);
        put(keys.text(), "text/plain; charset=utf-8", ObjectContent.of(text), deadline);
    }

    /**
     * Keeps how it sounded.
     *
     * @throws JobFailed {@code STORE_UNAVAILABLE} where the store cannot be reached until the deadline
     */
    public void archive(TranscriptKeys keys, Path mp3, Deadline deadline) throws JobFailed, InterruptedException {
        put(keys.audio(), "audio/mpeg", ObjectContent.of(mp3), deadline);
    }

    private void put(String key, String contentType, ObjectContent content, Deadline deadline)
            throws JobFailed, InterruptedException {
        patience.insist("store", deadline, () -> store.put(key, contentType, content));
    }
}
