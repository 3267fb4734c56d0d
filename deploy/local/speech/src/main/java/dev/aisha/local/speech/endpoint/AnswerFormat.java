package dev.aisha.local.speech.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of {@code response_format}. */
enum AnswerFormat {
    JSON,
    TEXT,
    SRT,
    VERBOSE_JSON,
    VTT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AnswerFormat> of(String wireName) {
        return Stream.of(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }
}
