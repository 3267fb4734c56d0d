package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.List;

/** Writes lines as one text, with a paragraph where somebody pauses for long after a sentence. */
final class WriteText {
    /** Our choice: longer than one takes breath or looks for a word. */
    private static final Duration PARAGRAPH_PAUSE = Duration.ofMillis(2500);

    private WriteText() {}

    static String of(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                text.append(between(lines.get(i - 1), lines.get(i)));
            }
            text.append(lines.get(i).text());
        }
        return text.toString();
    }

    private static String between(Line line, Line next) {
        Word first = next.words().getFirst();
        Duration pause = next.span().start().minus(line.span().end());
        if (pause.compareTo(PARAGRAPH_PAUSE) >= 0
                && Sentences.endBetween(line.words().getLast(), first)) {
            return "\n\n";
        }
        return first.spaced() ? " " : "";
    }
}
