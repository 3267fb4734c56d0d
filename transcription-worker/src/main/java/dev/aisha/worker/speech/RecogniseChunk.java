package dev.aisha.worker.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.checkpoints.Checkpoints;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.LaneSlots;
import dev.aisha.worker.pace.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The text of one chunk: from its checkpoint, or from the speech service, asked until it answers. A slot is held only
 * while a request is under way, not while waiting to try again.
 */
@Singleton
public final class RecogniseChunk {
    /** People mend a key or an account in minutes; asking more often does not help. */
    private static final Duration WHILE_REFUSED = Duration.ofSeconds(15);

    private final AskSpeechService service;
    private final Checkpoints checkpoints;
    private final Patience patience;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final SpeechHealth health;
    private final LaneSlots slots;

    RecogniseChunk(
            AskSpeechService service,
            Checkpoints checkpoints,
            Patience patience,
            ObjectMapper json,
            MeterRegistry meters,
            SpeechHealth health,
            SpeechConfig config) {
        this.service = service;
        this.checkpoints = checkpoints;
        this.patience = patience;
        this.json = json;
        this.meters = meters;
        this.health = health;
        slots = new LaneSlots(config.chunkConcurrency());
        meters.gauge("aisha.chunk.requests.under.way", slots, LaneSlots::held);
    }

    /**
     * Recognises a chunk.
     *
     * @throws JobFailed {@code SPEECH_UNAVAILABLE} or {@code SPEECH_REFUSED} where it could not until the deadline,
     *     {@code UNREADABLE_AUDIO} where the service cannot read the audio
     */
    RecognisedText recognise(JobId job, Lane lane, AudioChunk chunk, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        String hash = AudioHash.of(chunk.file());
        Optional<RecognisedText> known = checkpoints.find(job, hash).flatMap(this::read);
        if (known.isPresent()) {
            return known.get();
        }
        RecognisedText text = patience.insist("speech", deadline, () -> attempt(lane, chunk));
        checkpoints.keep(job, hash, write(text));
        return text;
    }

    private Attempt<RecognisedText> attempt(Lane lane, AudioChunk chunk) throws InterruptedException, JobFailed {
        SpeechAnswer answer = ask(lane, chunk);
        health.saw(answer);
        meters.counter("aisha.chunk.requests", "outcome", answer.label()).increment();
        return switch (answer) {
            case SpeechAnswer.Recognised(RecognisedText text) -> new Done<>(text);
            case SpeechAnswer.Throttled(Duration retryAfter) ->
                new NotYet<>(FailureCode.SPEECH_UNAVAILABLE, "throttled", retryAfter);
            case SpeechAnswer.Unavailable(String problem, Duration retryAfter) ->
                new NotYet<>(FailureCode.SPEECH_UNAVAILABLE, problem, retryAfter);
            case SpeechAnswer.RefusesUs(String problem) ->
                new NotYet<>(FailureCode.SPEECH_REFUSED, problem, WHILE_REFUSED);
            case SpeechAnswer.RefusesAudio(FailureCode code, String problem) -> throw new JobFailed(code);
        };
    }

    private SpeechAnswer ask(Lane lane, AudioChunk chunk) throws InterruptedException {
        LaneSlots.Slot slot = slots.take(lane);
        try {
            return service.ask(chunk);
        } finally {
            slot.close();
        }
    }

    private Optional<RecognisedText> read(String checkpoint) {
        try {
            return Optional.of(json.readValue(checkpoint, RecognisedText.class));
        } catch (JsonProcessingException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private String write(RecognisedText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
