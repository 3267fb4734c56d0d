package dev.aisha.local.speech.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A bundled voice note, Ogg/Opus as Telegram records it, in clear English by a speech synthesiser (how it was made stands
 * in this module's README). Sphinx-4 recognises every word of it.
 */
public final class DemoNote {

    private static final List<String> WORDS = List.of(
            "good",
            "morning",
            "speaking",
            "is",
            "faster",
            "than",
            "writing",
            "but",
            "reading",
            "is",
            "faster",
            "than",
            "listening",
            "so",
            "speak",
            "to",
            "me",
            "and",
            "i",
            "will",
            "write",
            "it",
            "down",
            "for",
            "you");

    private static final Duration DURATION = Duration.ofMillis(9_480);

    private DemoNote() {}

    /** The words that are spoken, in lower case, without punctuation. */
    public static List<String> words() {
        return WORDS;
    }

    /** The words as one text. */
    public static String text() {
        return String.join(" ", WORDS);
    }

    /** How long it plays. */
    public static Duration duration() {
        return DURATION;
    }

    /** {@code demo-note.ogg}. */
    public static String fileName() {
        return "demo-note.ogg";
    }

    /** The file. */
    public static byte[] bytes() {
        try (var file = Objects.requireNonNull(DemoNote.class.getResourceAsStream(fileName()))) {
            return file.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
