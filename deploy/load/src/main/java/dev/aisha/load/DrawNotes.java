package dev.aisha.load;

import dev.aisha.contract.Lane;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.system.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Notes as people send them, mostly short. They are drawn from a few recordings that are made before the first is sent, as
 * making one costs more than working on it.
 */
final class DrawNotes {
    /** Their mean is 23 s. */
    private static final List<Integer> SHORT = List.of(4, 8, 15, 30, 60);

    private static final int LONG = 150;
    private static final int PERCENT = 100;
    private static final int WORDS_BETWEEN_PAUSES = 9;
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final long MILLIS_OF_A_WORD = 860;
    private static final Duration BEFORE_THE_FIRST_WORD = Duration.ofMillis(700);

    private final List<Note> shortNotes;
    private final Note longNote;
    private final int longPercent;

    /**
     * A note to be sent.
     *
     * @param file Ogg with Opus, as Telegram's apps record it
     * @param length what is to be paid for: every started second
     */
    record Note(Path file, Duration length) {}

    private DrawNotes(List<Note> shortNotes, Note longNote, int longPercent) {
        this.shortNotes = shortNotes;
        this.longNote = longNote;
        this.longPercent = longPercent;
    }

    /** Makes the recordings in a folder. */
    static DrawNotes make(Path folder, int longPercent) throws IOException {
        List<Note> shortNotes = new ArrayList<>();
        for (int seconds : SHORT) {
            shortNotes.add(note(folder, Duration.ofSeconds(seconds)));
        }
        return new DrawNotes(shortNotes, note(folder, Duration.ofSeconds(LONG)), longPercent);
    }

    /** It ends half a second before the second that it is paid for. */
    private static Note note(Path folder, Duration length) throws IOException {
        Duration sound = length.minusMillis(500);
        int words = (int) (sound.minus(BEFORE_THE_FIRST_WORD).toMillis() / MILLIS_OF_A_WORD);
        ToneSpeech speech = ToneSpeech.words(0, words).pauseEvery(WORDS_BETWEEN_PAUSES, PAUSE);
        byte[] file = Recording.voice(speech.lead(sound.minus(speech.duration())));
        return new Note(
                Files.write(folder.resolve(Lane.of(length).label() + "-" + length.toSeconds() + ".ogg"), file), length);
    }

    /** The next one. */
    Note next(Random random) {
        return random.nextInt(PERCENT) < longPercent ? longNote : shortNotes.get(random.nextInt(shortNotes.size()));
    }
}
