package dev.aisha.worker.transcript;

import static dev.aisha.worker.transcript.Chunks.segment;
import static dev.aisha.worker.transcript.Chunks.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.listening.Sound;
import dev.aisha.worker.transcript.Transcript.Segment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadOverSoundsTest {
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
    void ofSentencesThatEndNearTheSameGapTheNearestEndsThere() {
        String text = "Aaaa. Bbbb. Cccc.";

        assertThat(segments(List.of(sound(0, 4), sound(5, 7)), text))
                .containsExactly(segment(0, 4, "Aaaa. Bbbb."), segment(5, 7, "Cccc."));
        assertThat(segments(List.of(sound(0, 2), sound(3, 7)), text))
                .containsExactly(segment(0, 2, "Aaaa."), segment(3, 7, "Bbbb. Cccc."));
    }

    @Test
    void aGapIsUsedOnce() {
        String early = "Aaaaaaaaaa. Bb " + "b".repeat(38);
        String late = "A" + "a".repeat(37) + " bb. Cccccccccc.";

        assertThat(segments(List.of(sound(0, 10), sound(11, 51)), early))
                .extracting(Segment::end)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(13), Duration.ofSeconds(51));
        assertThat(segments(List.of(sound(0, 40), sound(41, 51)), late))
                .extracting(Segment::end)
                .containsExactly(Duration.ofSeconds(38), Duration.ofSeconds(40), Duration.ofSeconds(51));
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

    @Test
    void whereChunksOverlapTheEarlierEndsAndTheLaterBeginsWithTheWordsBothHeard() {
        List<Segment> notKnown = seam(List.of(), List.of());
        List<Segment> known = seam(List.of(sound(0, 19)), List.of(sound(17, 19), sound(22, 30)));

        // Three of the four words that lie in the overlap stay with the earlier: three quarters of 3 s.
        assertThat(notKnown)
                .containsExactly(segment(0, 19.25, "We walked to the old"), segment(19.25, 30, "mill and home."));
        assertThat(known).containsExactly(segment(0, 19, "We walked to the old"), segment(22, 30, "mill and home."));
    }

    private static List<Segment> seam(List<Sound> earlier, List<Sound> later) {
        return new Chunks()
                .heard(0, 20, earlier, "We walked to the old mi", List.of(), List.of())
                .heard(17, 30, later, "oo the old mill and home.", List.of(), List.of())
                .assembled()
                .segments();
    }

    private static List<Segment> segments(List<Sound> sounds, String text) {
        return new Chunks()
                .heard(0, 60, sounds, text, List.of(), List.of())
                .assembled()
                .segments();
    }
}
