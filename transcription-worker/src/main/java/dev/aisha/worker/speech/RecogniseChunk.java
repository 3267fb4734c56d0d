package dev.aisha.worker.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotNow;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.queue.Lease;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** The text of one chunk: from its checkpoint, or from the speech service, asked until it answers. */
@Singleton
public final class RecogniseChunk {
    private final AskInTurn service;
    private final SpeechEngine engine;
    private final Patience patience;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final SpeechHealth health;
    private final Duration whileRefused;

    RecogniseChunk(
            AskInTurn service,
            SpeechEngine engine,
            Patience patience,
            ObjectMapper json,
            MeterRegistry meters,
            SpeechHealth health,
            SpeechConfig config) {
        this.service = service;
        this.engine = engine;
        this.patience = patience;
        this.json = json;
        this.meters = meters;
        this.health = health;
        whileRefused = config.probeEvery();
    }

    /**
     * Recognises a chunk.
     *
     * @throws JobFailed {@code SPEECH_UNAVAILABLE} or {@code SPEECH_REFUSED} where it could not until the deadline,
     *     {@code DEADLINE_PASSED} where others took all the time, {@code UNREADABLE_AUDIO} where the service cannot read
     *     the audio
     */
    RecognisedText recognise(Lease lease, SpeechHints hints, AudioChunk chunk, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        String hash = ChunkHash.of(chunk.file(), RequestFields.of(engine, hints));
        Optional<RecognisedText> known = lease.checkpoint(hash).flatMap(this::read);
        if (known.isPresent()) {
            return known.get();
        }
        RecognisedText text = patience.insist("speech", deadline, () -> attempt(lease.lane(), hints, chunk, deadline));
        lease.keepCheckpoint(hash, write(text));
        return text;
    }

    private Attempt<RecognisedText> attempt(Lane lane, SpeechHints hints, AudioChunk chunk, Deadline deadline)
            throws InterruptedException, JobFailed {
        return switch (service.ask(lane, chunk, hints, deadline)) {
            case Done<SpeechAnswer>(SpeechAnswer answer) -> judge(answer);
            case NotYet<SpeechAnswer>(FailureCode code, String problem, Duration wait) ->
                new NotYet<>(code, problem, wait);
            case NotNow<SpeechAnswer>(FailureCode code, Duration wait) -> new NotNow<>(code, wait);
        };
    }

    private Attempt<RecognisedText> judge(SpeechAnswer answer) throws JobFailed {
        health.saw(answer);
        meters.counter("aisha.chunk.requests", "outcome", answer.label()).increment();
        return switch (answer) {
            case SpeechAnswer.Recognised(RecognisedText text) -> new Done<>(text);
            case SpeechAnswer.Throttled(Duration retryAfter) ->
                new NotYet<>(FailureCode.SPEECH_UNAVAILABLE, "throttled", retryAfter);
            case SpeechAnswer.Unavailable(String problem, Duration retryAfter) ->
                new NotYet<>(FailureCode.SPEECH_UNAVAILABLE, problem, retryAfter);
            case SpeechAnswer.RefusesUs(String problem) ->
                new NotYet<>(FailureCode.SPEECH_REFUSED, problem, whileRefused);
            case SpeechAnswer.RefusesAudio(FailureCode code, String problem) -> throw new JobFailed(code);
        };
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
