package dev.aisha.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutCuesTest {
    private static List<Cue> cues(double start, double end, String text) {
        return CutCues.of(new TimedText(List.of(new TimedText.Segment(start, end, text))));
    }

    private static String said(List<Cue> cues) {
        return cues.stream().flatMap(cue -> cue.lines().stream()).collect(Collectors.joining(" "));
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }

    @Test
    void whatIsShortIsOneCueInItsTime() {
        assertThat(cues(1.5, 3.25, " Hello,  world! "))
                .containsExactly(new Cue(Duration.ofMillis(1500), Duration.ofMillis(3250), List.of("Hello, world!")));
    }

    @Test
    void whatIsLongIsCutBetweenWordsAndNothingIsLost() {
        String text = words(60);

        List<Cue> cues = cues(10, 40, text);

        assertThat(said(cues)).isEqualTo(text);
        assertThat(cues).hasSizeGreaterThan(3).allSatisfy(cue -> {
            assertThat(cue.lines()).hasSizeBetween(1, 2);
            assertThat(cue.lines()).allSatisfy(line -> assertThat(line).hasSizeBetween(1, CutCues.LINE));
        });
    }

    @Test
    void oneCueBeginsWhereTheOneBeforeEnds() {
        List<Cue> cues = cues(10, 40, words(60));

        assertThat(cues.getFirst().start()).hasSeconds(10);
        assertThat(cues.getLast().end()).hasSeconds(40);
        for (int i = 1; i < cues.size(); i++) {
            assertThat(cues.get(i).start()).isEqualTo(cues.get(i - 1).end());
        }
    }

    @Test
    void whoeverSpeaksSlowlyIsNotReadForLongerThanSevenSeconds() {
        assertThat(cues(0, 60, words(20)))
                .allSatisfy(cue -> assertThat(cue.end().minus(cue.start())).isLessThanOrEqualTo(CutCues.LONGEST));
    }

    /** No blanks, marks that stay with their letter, surrogates, right to left. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "这是一个没有空格的很长的句子它必须在某个地方被切开因为没有人能一眼读完这么多的字所以我们把它分成几行来显示给大家看",
                "😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀👩‍👩‍👧‍👦😀",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand"
            })
    void alsoWithoutBlanksNothingIsLostAndNoSignIsCut(String text) {
        List<Cue> cues = cues(0, 20, text);

        assertThat(said(cues).replace(" ", "")).isEqualTo(text);
        assertThat(cues).flatMap(Cue::lines).allSatisfy(line -> {
            assertThat(line).hasSizeBetween(1, CutCues.LINE);
            assertThat(Character.isLowSurrogate(line.charAt(0))).isFalse();
            assertThat(line).doesNotStartWith("\u200d").doesNotEndWith("\u200d");
        });
    }

    @Test
    void nothingSaidIsNothingToRead() {
        assertThat(cues(0, 1, "  ")).isEmpty();
    }
}
