package dev.aisha.worker.transcript;

import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.speech.RecognisedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one chunk gives to the transcript.
 *
 * @param span of the chunk, without what its neighbours stand for
 */
record Piece(AudioChunk chunk, Span span, List<Word> words) {

    Piece {
        words = List.copyOf(words);
    }

    static Piece of(AudioChunk chunk, RecognisedText text) {
        return new Piece(chunk, new Span(chunk.start(), chunk.end()), ReadWords.of(chunk, text));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    Piece upTo(Seam seam) {
        return new Piece(chunk, new Span(span.start(), seam.at()), words.subList(0, seam.keep()));
    }

    Piece from(Seam seam) {
        return new Piece(chunk, new Span(seam.at(), span.end()), words.subList(seam.skip(), words.size()));
    }

    Piece endingWith(Word last) {
        List<Word> changed = new ArrayList<>(words);
        changed.set(changed.size() - 1, last);
        return new Piece(chunk, span, changed);
    }

    Piece beginningWith(Word first) {
        List<Word> changed = new ArrayList<>(words);
        changed.set(0, first);
        return new Piece(chunk, span, changed);
    }

    /** Stretches with sound; the whole span where they are not known. Never empty. */
    List<Span> sounds() {
        List<Span> sounds = chunk.sounds().stream()
                .map(sound -> new Span(sound.start(), sound.end()).within(span))
                .filter(sound -> !sound.isEmpty())
                .toList();
        return sounds.isEmpty() ? List.of(span) : sounds;
    }

    /** When each word is spoken; empty where the engine does not say. */
    List<Span> times() {
        List<Span> times =
                words.stream().map(Word::spoken).filter(Objects::nonNull).toList();
        return times.size() == words.size() ? times : List.of();
    }
}
