package dev.aisha.worker.transcript;

import static dev.aisha.worker.transcript.Chunks.segment;
import static dev.aisha.worker.transcript.Chunks.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.audio.AudioChunk.Sound;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpreadOverSoundsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void sentencesEndInTheGapsNearestToTheirShareOfLetters() {
        List<Segment> segments = segments(
                List.of(sound(1, 5), sound(6, 10), sound(11, 19)), "Aaaa aaaa. Bbbb bbbb. Cccc cccc cccc cccc.");

        assertThat(segments)
                .containsExactly(
                        segment(1, 5, "Aaaa aaaa."),
                        segment(6, 10, "Bbbb bbbb."),
                        segment(11, 19, "Cccc cccc cccc cccc."));
    }

    @Test
    void sentencesEndInGapsInEveryScript() {
        List<Sound> sounds = List.of(sound(1, 5), sound(6, 10));

        assertThat(segments(sounds, "今天天气很好。我们去公园。")).extracting(Segment::text).containsExactly("今天天气很好。", "我们去公园。");
        assertThat(segments(sounds, "هل جاء اليوم؟ نعم جاء اليوم."))
                .extracting(Segment::text)
                .containsExactly("هل جاء اليوم؟", "نعم جاء اليوم.");
    }

    @Test
    void sentencesWithNoGapOfTheirOwnStayTogether() {
        List<Segment> segments = segments(List.of(sound(1, 9), sound(10, 14)), "Aaaa. Bbbb. Cccc.");

        assertThat(segments).containsExactly(segment(1, 9, "Aaaa. Bbbb."), segment(10, 14, "Cccc."));
    }

    @Test
    void aGapFarFromWhereTheSentenceEndsIsNotIts() {
        List<Segment> segments = segments(List.of(sound(0, 18), sound(19, 20)), "Aaaa aaaa. Bbbb bbbb.");

        assertThat(segments).containsExactly(segment(0, 20, "Aaaa aaaa. Bbbb bbbb."));
    }

    @Test
    void aFullStopIsNotAlwaysTheEndOfASentence() {
        List<Segment> segments = segments(
                List.of(sound(0, 2), sound(2.5, 4), sound(4.5, 6), sound(6.5, 8)),
                "Ask Dr. Who or J. Doe… or approx. at 3.5 please");

        assertThat(segments).hasSize(1);
    }

    @Test
    void whatTakesTooLongIsBrokenInTheSound() {
        List<Segment> segments = segments(List.of(sound(0, 50)), "Aaaa aaaa aaaa. Bbbb bbbb, bbbb bbbb.");

        assertThat(segments)
                .containsExactly(segment(0, 21.429, "Aaaa aaaa aaaa."), segment(21.429, 50, "Bbbb bbbb, bbbb bbbb."));
    }

    @Test
    void aLongSentenceIsBrokenAtAClauseElseAtASpaceElseNot() {
        List<Sound> sounds = List.of(sound(0, 50));

        assertThat(segments(sounds, "Aaaa aaaa aaaa, bbbb bbbb"))
                .extracting(Segment::text)
                .containsExactly("Aaaa aaaa aaaa,", "bbbb bbbb");
        assertThat(segments(sounds, "aaaa aaaa bbbb bbbb"))
                .extracting(Segment::text)
                .containsExactly("aaaa aaaa", "bbbb bbbb");
        assertThat(segments(sounds, "วันนี้อากาศดี ไปเดินเล่น"))
                .extracting(Segment::text)
                .containsExactly("วันนี้อากาศดี", "ไปเดินเล่น");
        assertThat(segments(sounds, "今天天气很好我们去公园")).extracting(Segment::text).containsExactly("今天天气很好我们去公园");
    }

    @Test
    void withoutSoundsTheTimesAreTheChunks() {
        assertThat(segments(List.of(), "One. Two.")).containsExactly(segment(0, 30, "One."), segment(30, 60, "Two."));
    }

    @Property
    void segmentsHoldAllWordsInOrderAndBeginAndEndWithTheSound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int sentences) {
        Random random = new Random(seed);
        List<Sound> sounds = sounds(random);
        String text = text(random, sentences);

        List<Segment> segments = segments(sounds, text);

        assertThat(String.join(" ", segments.stream().map(Segment::text).toList()))
                .isEqualTo(text);
        assertThat(segments.getFirst().start()).isEqualTo(sounds.getFirst().start());
        assertThat(segments.getLast().end()).isEqualTo(sounds.getLast().end());
        Duration before = Duration.ZERO;
        for (Segment segment : segments) {
            assertThat(segment.start()).isGreaterThanOrEqualTo(before);
            assertThat(segment.end()).isGreaterThan(segment.start());
            if (segment.text().contains(" ")) {
                assertThat(segment.end().minus(segment.start())).isLessThanOrEqualTo(LONGEST);
            }
            before = segment.end();
        }
        if (sounds.getLast().end().compareTo(LONGEST) <= 0) {
            assertThat(sounds)
                    .extracting(Sound::start)
                    .containsAll(segments.stream().map(Segment::start).toList());
            assertThat(sounds)
                    .extracting(Sound::end)
                    .containsAll(segments.stream().map(Segment::end).toList());
        }
    }

    private static List<Sound> sounds(Random random) {
        List<Sound> sounds = new ArrayList<>();
        double time = random.nextDouble();
        double length = random.nextBoolean() ? 25 : 55;
        while (time < length) {
            double end = time + 0.5 + random.nextDouble(4);
            sounds.add(sound(time, end));
            time = end + 0.1 + random.nextDouble(2);
        }
        return sounds;
    }

    private static String text(Random random, int sentences) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            words.add("Begin");
            for (int word = random.nextInt(20); word > 0; word--) {
                words.add("a".repeat(2 + random.nextInt(8)) + (random.nextInt(6) == 0 ? "," : ""));
            }
            words.add("end.");
        }
        return String.join(" ", words);
    }

    private static List<Segment> segments(List<Sound> sounds, String text) {
        return new Chunks()
                .heard(0, 60, sounds, text, List.of(), List.of())
                .assembled()
                .segments();
    }
}
