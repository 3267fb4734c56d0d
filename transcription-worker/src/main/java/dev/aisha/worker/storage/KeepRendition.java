package dev.aisha.worker.storage;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Reads transcripts, and puts what was made of them beside them. Written again by a repeated job, it replaces itself. */
@Singleton
public final class KeepRendition {
    private static final int MOST_BYTES_OF_A_UNIT = 3;

    private final ObjectStore store;
    private final Patience patience;

    KeepRendition(ObjectStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    /**
     * The text of a transcript.
     *
     * @param most UTF-16 units; what is longer is refused
     * @throws JobFailed {@code TRANSCRIPT_GONE} where there is none, {@code STORE_UNAVAILABLE} where the store cannot be
     *     reached until the deadline
     */
    public String transcript(TranscriptKeys keys, int most, Deadline deadline) throws JobFailed, InterruptedException {
        return patience.insist("store", deadline, () -> store.text(keys.text(), (long) most * MOST_BYTES_OF_A_UNIT));
    }

    /**
     * Keeps a rendition.
     *
     * @throws JobFailed {@code STORE_UNAVAILABLE} where the store cannot be reached until the deadline
     */
    public void keep(String key, String rendition, Deadline deadline) throws JobFailed, InterruptedException {
        ObjectContent content = ObjectContent.of(rendition.getBytes(StandardCharsets.UTF_8));
        patience.insist("store", deadline, () -> store.put(key, "text/plain; charset=utf-8", content));
    }
}
