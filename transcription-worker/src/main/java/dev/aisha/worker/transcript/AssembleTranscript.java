package dev.aisha.worker.transcript;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins the chunks' texts. Times come from the engine where it gives them, else from our own cuts. */
public final class AssembleTranscript {
    private AssembleTranscript() {}

    /**
     * Assembles the chunks' texts, in order.
     *
     * @param length of the whole audio
     * @throws JobFailed {@code NO_SPEECH} where no chunk has any text
     */
    public static Transcript assemble(List<AudioChunk> chunks, List<RecognisedText> texts, Duration length)
            throws JobFailed {
        JoinedText joined = new JoinedText();
        List<Segment> segments = new ArrayList<>();
        for (AudioChunk chunk : chunks) {
            RecognisedText text = texts.get(chunk.index());
            joined.append(text.text());
            segments.addAll(segmentsOf(chunk, text));
        }
        if (joined.isEmpty()) {
            throw new JobFailed(FailureCode.NO_SPEECH);
        }
        return new Transcript(joined.toString(), mostSpoken(texts), length, segments);
    }

    private static List<Segment> segmentsOf(AudioChunk chunk, RecognisedText text) {
        if (text.text().isBlank()) {
            return List.of();
        }
        if (text.segments().isEmpty()) {
            return List.of(new Segment(chunk.start(), chunk.end(), text.text().strip()));
        }
        return text.segments().stream()
                .map(segment -> inTheWhole(chunk, segment))
                .toList();
    }

    /** Engines may run over the end of what they were given; a segment stays within its chunk. */
    private static Segment inTheWhole(AudioChunk chunk, TimedText segment) {
        return new Segment(within(chunk, segment.start()), within(chunk, segment.end()), segment.text());
    }

    private static Duration within(AudioChunk chunk, Duration time) {
        Duration inTheWhole = chunk.start().plus(time);
        return inTheWhole.compareTo(chunk.end()) < 0 ? inTheWhole : chunk.end();
    }

    private static @Nullable String mostSpoken(List<RecognisedText> texts) {
        Map<String, Long> counts = texts.stream()
                .map(RecognisedText::language)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry<String, Long>::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
