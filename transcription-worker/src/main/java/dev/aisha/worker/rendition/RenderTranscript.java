package dev.aisha.worker.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.queue.Lease;
import dev.aisha.worker.rendition.ModelAnswer.Written;
import dev.aisha.worker.storage.KeepRendition;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How a transcript becomes a rendition, which is kept beside it. */
@Singleton
public final class RenderTranscript {
    private final KeepRendition store;
    private final AskModel model;
    private final ObjectMapper json;
    private final RenditionConfig config;
    private final Clock clock;

    RenderTranscript(KeepRendition store, AskModel model, ObjectMapper json, RenditionConfig config, Clock clock) {
        this.store = store;
        this.model = model;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Renders a transcript. What the model has written stays as checkpoints, so that a rescued job asks for the rest only.
     *
     * @throws JobFailed {@code TRANSCRIPT_GONE} where it was deleted, {@code MODEL_REFUSED}, {@code MODEL_UNAVAILABLE},
     *     {@code STORE_UNAVAILABLE}, {@code DEADLINE_PASSED}
     */
    public JobResult render(Lease lease, RenditionJob job, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        Instant leased = clock.instant();
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.transcriptId());
        String transcript = store.transcript(keys, config.mostCharacters(), deadline);
        if (transcript.isBlank()) {
            throw new JobFailed(FailureCode.TRANSCRIPT_GONE);
        }
        AtomicInteger requests = new AtomicInteger();
        FoldText folding = new FoldText(job, config.partCharacters(), (instructions, text) -> {
            requests.incrementAndGet();
            return written(lease, job, instructions, text, deadline);
        });
        String rendition = folding.fold(transcript);
        store.keep(keys.rendition(job.kind(), job.language()), rendition, deadline);
        return new JobResult.Rendered(
                job.id(),
                rendition.length(),
                requests.get(),
                job.model(),
                Duration.between(leased, clock.instant()).toMillis());
    }

    private Written written(Lease lease, RenditionJob job, String instructions, String text, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        String hash = hash(job.model(), instructions, text);
        Optional<Written> known = lease.checkpoint(hash).flatMap(this::read);
        if (known.isPresent()) {
            return known.get();
        }
        Written written = model.ask(job.model(), instructions, text, deadline);
        lease.keepCheckpoint(hash, json.writeValueAsString(written));
        return written;
    }

    private Optional<Written> read(String checkpoint) {
        try {
            return Optional.of(json.readValue(checkpoint, Written.class));
        } catch (JsonProcessingException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static String hash(String... what) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String one : what) {
                sha256.update(one.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
