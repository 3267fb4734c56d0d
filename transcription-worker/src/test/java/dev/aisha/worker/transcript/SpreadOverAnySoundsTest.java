package dev.aisha.worker.transcript;

import static dev.aisha.worker.transcript.Chunks.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.listening.Sound;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpreadOverAnySoundsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Property
    void segmentsHoldAllWordsInOrderAndBeginAndEndWithTheSound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int sentences) {
        Random random = new Random(seed);
        List<Sound> sounds = sounds(random);
        String text = text(random, sentences);

        List<Segment> segments = new Chunks()
                .heard(0, 60, sounds, text, List.of(), List.of())
                .assembled()
                .segments();

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
}
