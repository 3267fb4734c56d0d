package dev.aisha.worker.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.transcript.HearAnything.Times;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JoinAnythingTest {

    @Property
    void ofDifferentWordsNoneIsLostDoubledOrOutOfOrder(
            @ForAll long seed, @ForAll Tongue tongue, @ForAll boolean marks, @ForAll Times times) {
        HearAnything hear = new HearAnything(new Random(seed), tongue, marks, times, i -> i);

        Transcript transcript = hear.heard().assembled();

        assertThat(words(transcript.text(), tongue)).isEqualTo(String.join(tongue.space, hear.said()));
        assertThat(words(String.join(" ", texts(transcript)), tongue))
                .isEqualTo(String.join(tongue.space, hear.said()));
        assertInOrder(transcript);
    }

    @Property
    void withTimesThisIsSoForWordsSaidAgainAndAgain(@ForAll long seed, @ForAll Tongue tongue, @ForAll boolean marks) {
        Random random = new Random(seed);
        HearAnything hear = new HearAnything(random, tongue, marks, Times.ALWAYS, i -> random.nextInt(3));

        Transcript transcript = hear.heard().assembled();

        assertThat(words(transcript.text(), tongue)).isEqualTo(String.join(tongue.space, hear.said()));
    }

    private static List<String> texts(Transcript transcript) {
        return transcript.segments().stream().map(Segment::text).toList();
    }

    /** The text without capitals and marks, and without the spaces that a script does not have. */
    private static String words(String text, Tongue tongue) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("[.。۔]", "");
        return tongue.space.isEmpty() ? words.replace(" ", "") : words;
    }

    private static void assertInOrder(Transcript transcript) {
        Duration before = Duration.ZERO;
        for (Segment segment : transcript.segments()) {
            assertThat(segment.start()).isGreaterThanOrEqualTo(before);
            assertThat(segment.end()).isGreaterThan(segment.start());
            before = segment.end();
        }
        assertThat(before).isLessThanOrEqualTo(transcript.length());
    }
}
