package dev.aisha.worker.transcript;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins the chunks' texts. Times come from the engine where it gives them, else from where there is sound. */
public final class AssembleTranscript {
    private AssembleTranscript() {}

    /**
     * Assembles the chunks' texts, in order.
     *
     * @param texts of the chunks, by their index
     * @param length of the whole audio
     * @throws JobFailed {@code NO_SPEECH} where no chunk has any words
     */
    public static Transcript assemble(List<AudioChunk> chunks, List<RecognisedText> texts, Duration length)
            throws JobFailed {
        List<Piece> pieces = JoinPieces.join(chunks.stream()
                .map(chunk -> Piece.of(chunk, texts.get(chunk.index())))
                .toList());
        if (pieces.isEmpty()) {
            throw new JobFailed(FailureCode.NO_SPEECH);
        }
        List<Line> lines = TimeLines.of(pieces);
        List<Segment> segments = lines.stream()
                .map(line -> new Segment(line.span().start(), line.span().end(), line.text()))
                .toList();
        return new Transcript(WriteText.of(lines), mostSpoken(texts), length, segments);
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
