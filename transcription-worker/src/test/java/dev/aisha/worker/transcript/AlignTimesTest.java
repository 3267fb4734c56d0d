package dev.aisha.worker.transcript;

import static dev.aisha.worker.transcript.Chunks.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.speech.RecognisedText.TimedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two chunks that overlap by 3 s, from 57 s to 60 s. */
class AlignTimesTest {

    @Test
    void withTimesWordsSaidAgainAreCountedExactly() {
        Chunks chunks = timedWords("call 56.2 five 57.2 five 58.2 five 59.2", "five 0.25 five 1.3 five 2.25 one 3.2");

        assertThat(chunks.text()).isEqualTo("call five five five one");
    }

    @Test
    void ofAWordSaidTwiceTheOneThatBothHeardIsMeant() {
        Chunks chunks = timedWords("go 58.2 go 58.65", "go 1.65 home 2.3");

        assertThat(chunks.text()).isEqualTo("go go home");
    }

    @Test
    void theSameWordAtAnotherTimeIsAnotherWord() {
        Chunks chunks = timedWords("no 57.2 way 58", "yes 0.3 no 2.4");

        assertThat(chunks.text()).isEqualTo("no way no");
    }

    @Test
    void withTimesOneOfTwoDifferentHearingsIsTaken() {
        Chunks chunks = timedWords("they 56 gonna 58.2 lose 59", "day 0.9 going 1.3 to 2 loose 2.5");

        assertThat(chunks.text()).isEqualTo("they gonna to loose");
    }

    /** It lies across the middle, and each side puts it into the half that is not its own. */
    @Test
    void aWordAcrossTheMiddleThatBothWouldDropIsKeptOnce() {
        Chunks chunks = timedWords("up 56 grey 58.35", "gray 1.2 sky 2.4");

        assertThat(chunks.text()).isEqualTo("up grey sky");
    }

    @Test
    void aWordAcrossTheMiddleThatBothWouldKeepIsKeptOnce() {
        Chunks chunks = timedWords("up 56 grey 58.2", "gray 1.3 sky 2.4");

        assertThat(chunks.text()).isEqualTo("up grey sky");
    }

    @Test
    void timesOfOneSideAloneAreOfNoUse() {
        Chunks chunks = new Chunks()
                .heard(0, 60, "to the old mill")
                .heard(57, 120, List.of(), "the old mill now", List.of(), words("the 0.2 old 0.6 mill 1 now 3"));

        assertThat(chunks.text()).isEqualTo("to the old mill now");
    }

    @Test
    void timesForOtherWordsThanThoseOfTheTextAreOfNoUse() {
        Chunks chunks = new Chunks()
                .heard(0, 60, List.of(), "to the old mill", List.of(), words("to 57 the 57.3"))
                .heard(57, 120, List.of(), "the old mill now", List.of(), words("the 0.2 old 0.6 mill 1 now 3"));

        assertThat(chunks.text()).isEqualTo("to the old mill now");
    }

    private static Chunks timedWords(String earlier, String later) {
        return new Chunks()
                .heard(0, 60, List.of(), text(words(earlier)), List.of(), words(earlier))
                .heard(57, 120, List.of(), text(words(later)), List.of(), words(later));
    }

    private static String text(List<TimedText> words) {
        return String.join(" ", words.stream().map(TimedText::text).toList());
    }

    /** Each word with the second at which it begins; it lasts 0.4 s. */
    private static List<TimedText> words(String wordsAndStarts) {
        List<TimedText> words = new ArrayList<>();
        String[] parts = wordsAndStarts.split(" ", -1);
        for (int i = 0; i < parts.length; i += 2) {
            double start = Double.parseDouble(parts[i + 1]);
            words.add(timed(start, start + 0.4, parts[i]));
        }
        return words;
    }
}
