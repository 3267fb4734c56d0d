package dev.aisha.worker.transcript;

import java.util.List;
import java.util.stream.Stream;

/** Words that become one segment. */
record Line(Span span, List<Word> words) {

    Line {
        words = List.copyOf(words);
    }

    Line lasting(Span other) {
        return new Line(other, words);
    }

    Line and(Line next, Span both) {
        return new Line(both, Stream.concat(words.stream(), next.words.stream()).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(word.spaced() ? " " : "").append(word.written());
        }
        return text.toString().strip();
    }
}
