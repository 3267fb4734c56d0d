package dev.aisha.gateway.files;

import com.ibm.icu.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts what was said into cues that can be read: two lines of {@value #LINE} characters at most and not longer than
 * {@link #LONGEST}, as subtitlers of television do it (BBC Subtitle Guidelines, Netflix Timed Text Style Guide). Where a
 * segment is longer, its time is shared out by the number of characters.
 */
final class CutCues {
    /** Characters that are read at a glance. */
    static final int LINE = 42;

    static final Duration LONGEST = Duration.ofSeconds(7);
    private static final int LINES = 2;

    private CutCues() {}

    /** The cues of a text, in order. */
    static List<Cue> of(TimedText text) {
        return text.segments().stream().flatMap(segment -> of(segment).stream()).toList();
    }

    private static List<Cue> of(TimedText.Segment segment) {
        String said = segment.text().strip().replaceAll("\\s+", " ");
        List<Cue> cues = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        double secondsPerCharacter = (segment.end() - segment.start()) / Math.max(1, said.length());
        int lineLength = lineLength(secondsPerCharacter);
        int begin = 0;
        for (int at = 0; at < said.length(); ) {
            int next = lineEnd(said, at, lineLength);
            lines.add(said.substring(at, next).strip());
            at = next;
            if (lines.size() == LINES || at == said.length()) {
                cues.add(new Cue(
                        time(segment.start() + begin * secondsPerCharacter),
                        time(segment.start() + at * secondsPerCharacter),
                        lines));
                lines.clear();
                begin = at;
            }
        }
        return cues;
    }

    /** Who speaks slowly fills the time before the lines. */
    private static int lineLength(double secondsPerCharacter) {
        double inTime = LONGEST.toSeconds() / Math.max(secondsPerCharacter, 1e-6) / LINES;
        return (int) Math.clamp(inTime, 1, LINE);
    }

    /** Where a line may end: at the last break that fits, or in the midst of a word that does not. */
    private static int lineEnd(String said, int from, int length) {
        if (said.length() - from <= length) {
            return said.length();
        }
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(said);
        int best = breaks.preceding(from + length + 1);
        if (best > from) {
            return best;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(said);
        int whole = characters.preceding(from + length + 1);
        return whole > from ? whole : characters.following(from);
    }

    private static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
