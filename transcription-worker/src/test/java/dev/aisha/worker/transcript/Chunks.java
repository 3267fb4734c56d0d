package dev.aisha.worker.transcript;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.listening.Sound;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Chunks and what an engine heard in them, to be assembled. Times are seconds. */
final class Chunks {
    private final List<AudioChunk> chunks = new ArrayList<>();
    private final List<RecognisedText> texts = new ArrayList<>();

    /** A chunk with an engine that gives the text alone. */
    Chunks heard(double start, double end, String text) {
        return heard(start, end, List.of(), text, List.of(), List.of());
    }

    Chunks heard(
            double start,
            double end,
            List<Sound> sounds,
            String text,
            List<TimedText> segments,
            List<TimedText> words) {
        chunks.add(new AudioChunk(chunks.size(), seconds(start), seconds(end), sounds, Path.of("chunk"), "ogg"));
        texts.add(new RecognisedText(text, null, segments, words));
        return this;
    }

    Transcript assembled() {
        try {
            return AssembleTranscript.assemble(chunks, texts, chunks.getLast().end());
        } catch (JobFailed end) {
            throw new AssertionError(FailureCode.NO_SPEECH.name(), end);
        }
    }

    String text() {
        return assembled().text();
    }

    static TimedText timed(double start, double end, String text) {
        return new TimedText(seconds(start), seconds(end), text);
    }

    static Sound sound(double start, double end) {
        return new Sound(seconds(start), seconds(end));
    }

    static Transcript.Segment segment(double start, double end, String text) {
        return new Transcript.Segment(seconds(start), seconds(end), text);
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
