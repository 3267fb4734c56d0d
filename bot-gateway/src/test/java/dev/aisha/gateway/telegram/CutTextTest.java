package dev.aisha.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTextTest {
    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(CutText.toLimit("one two", 7)).isEqualTo("one two");
    }

    @Test
    void aTextIsCutBetweenWords() {
        assertThat(CutText.toLimit("alpha beta gamma", 12)).isEqualTo("alpha beta…");
        assertThat(CutText.toLimit("alpha beta gamma", 11)).isEqualTo("alpha beta…");
    }

    @Test
    void aTextWithoutSpacesIsCutWhereItMustBe() {
        assertThat(CutText.toLimit("x".repeat(50), 10)).isEqualTo("x".repeat(9) + "…");
    }

    @Test
    void aSpaceFarBackIsNotWorthIt() {
        assertThat(CutText.toLimit("a " + "x".repeat(50), 20)).isEqualTo("a " + "x".repeat(17) + "…");
    }

    @Test
    void aSurrogatePairIsNeverSplit() {
        for (int limit = 2; limit < 20; limit++) {
            String cut = CutText.toLimit("😀".repeat(20), limit);

            assertThat(cut).hasSizeLessThanOrEqualTo(limit).matches("(😀)*…");
        }
    }

    @Test
    void neitherIsWhatAReaderSeesAsOneCharacter() {
        String family = "👨‍👩‍👧";

        for (int limit = 2; limit < 40; limit++) {
            assertThat(CutText.toLimit(family.repeat(10), limit)).matches("(" + family + ")*…");
        }
    }
}
