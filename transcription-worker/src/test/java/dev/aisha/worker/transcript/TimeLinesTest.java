package dev.aisha.worker.transcript;

import static dev.aisha.worker.transcript.Chunks.segment;
import static dev.aisha.worker.transcript.Chunks.sound;
import static dev.aisha.worker.transcript.Chunks.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.listening.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLinesTest {
    private static final List<Sound> NOT_KNOWN = List.of();

    @Test
    void segmentsComeFromTheEngineAndStayWithinTheirChunk() {
        Chunks chunks = new Chunks()
                .heard(0, 60, NOT_KNOWN, "A. B.", List.of(timed(1, 2, " A."), timed(3, 99, " B.")), List.of())
                .heard(60, 120, NOT_KNOWN, "C.", List.of(timed(1, 2, "C.")), List.of());

        assertThat(chunks.assembled().segments())
                .containsExactly(segment(1, 2, "A."), segment(3, 60, "B."), segment(61, 62, "C."));
    }

    @Test
    void segmentsThatSayOtherThanTheTextAreOfNoUse() {
        Chunks chunks = new Chunks()
                .heard(0, 20, NOT_KNOWN, "A. B. C.", List.of(timed(1, 2, "A."), timed(3, 4, "B. X.")), List.of());

        assertThat(chunks.assembled().segments()).containsExactly(segment(0, 20, "A. B. C."));
    }

    @Test
    void segmentsLoseTheWordsThatTheTextLosesInAnOverlap() {
        Chunks chunks = new Chunks()
                .heard(
                        0,
                        60,
                        NOT_KNOWN,
                        "We walked. To the old mi",
                        List.of(timed(50, 55, "We walked."), timed(57, 60, "To the old mi")),
                        List.of())
                .heard(
                        57,
                        120,
                        NOT_KNOWN,
                        "the old mill. And home.",
                        List.of(timed(0, 4, "the old mill."), timed(5, 8, "And home.")),
                        List.of());

        Transcript transcript = chunks.assembled();

        assertThat(transcript.text()).isEqualTo("We walked. To the old mill. And home.");
        assertThat(transcript.segments())
                .extracting(Transcript.Segment::text)
                .containsExactly("We walked.", "To the old", "mill.", "And home.");
        assertThat(transcript.segments().get(1).end())
                .isEqualTo(transcript.segments().get(2).start());
    }

    @Test
    void segmentsOverOneAnotherAreSetInOrder() {
        Chunks chunks = new Chunks()
                .heard(
                        0,
                        20,
                        NOT_KNOWN,
                        "A b c d.",
                        List.of(timed(1, 5, "A"), timed(4, 8, "b"), timed(6, 7, "c"), timed(8, 9, "d.")),
                        List.of());

        assertThat(chunks.assembled().segments())
                .containsExactly(segment(1, 5, "A"), segment(5, 8, "b c"), segment(8, 9, "d."));
    }

    @Test
    void aSegmentWithNoTimeOfItsOwnGoesWithTheNextWhereThereIsNoneBefore() {
        Chunks chunks =
                new Chunks().heard(0, 20, NOT_KNOWN, "A b.", List.of(timed(0, 0, "A"), timed(2, 5, "b.")), List.of());

        assertThat(chunks.assembled().segments()).containsExactly(segment(2, 5, "A b."));
    }

    @Test
    void aSegmentInSilenceGoesWithTheOneBefore() {
        Chunks chunks = new Chunks()
                .heard(0, 30, List.of(sound(0, 28)), "One.", List.of(), List.of())
                .heard(
                        30,
                        60,
                        List.of(sound(34, 59)),
                        "Two. Three.",
                        List.of(timed(0, 2, "Two."), timed(4, 20, "Three.")),
                        List.of());

        assertThat(chunks.assembled().segments())
                .containsExactly(segment(0, 28, "One. Two."), segment(34, 50, "Three."));
    }

    @Test
    void aLongPauseAfterASentenceBeginsAParagraph() {
        Chunks chunks = new Chunks()
                .heard(
                        0,
                        20,
                        NOT_KNOWN,
                        "One. Two, two. Three.",
                        List.of(
                                timed(0, 3, "One."),
                                timed(5.5, 6, "Two,"),
                                timed(9, 10, "two."),
                                timed(12.4, 13, "Three.")),
                        List.of());

        assertThat(chunks.text()).isEqualTo("One.\n\nTwo, two. Three.");
    }

    @Test
    void atAJoinThePauseIsThatBetweenTheSounds() {
        Chunks chunks = new Chunks()
                .heard(0, 30, List.of(sound(0, 28)), "One two.", List.of(timed(0, 30, "One two.")), List.of())
                .heard(30, 60, List.of(sound(30.5, 59)), "Three four.", List.of(), List.of())
                .heard(60, 90, List.of(sound(60.5, 88)), "five six.", List.of(), List.of())
                .heard(90, 99, List.of(sound(90.1, 98)), "Seven", List.of(), List.of());

        assertThat(chunks.text()).isEqualTo("One two.\n\nThree four five six. Seven");
    }

    @Test
    void silentChunksHaveNoSegment() {
        Chunks chunks = new Chunks()
                .heard(0, 30, "a")
                .heard(30, 60, " ")
                .heard(60, 90, "♪")
                .heard(90, 99, "c");

        assertThat(chunks.text()).isEqualTo("a c");
        assertThat(chunks.assembled().segments()).hasSize(2);
    }
}
