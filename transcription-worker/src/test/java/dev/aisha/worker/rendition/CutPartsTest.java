package dev.aisha.worker.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CutPartsTest {
    @Test
    void aShortTextIsOnePart() {
        assertThat(CutParts.of(" Hello there. ", 100)).containsExactly("Hello there.");
    }

    @Test
    void itIsCutBetweenParagraphsWherePartsAreFullEnough() {
        String text = "One two three. Four five.\n\nSix seven eight nine.\n\nTen.";

        assertThat(CutParts.of(text, 40)).containsExactly("One two three. Four five.", "Six seven eight nine.\n\nTen.");
    }

    @Test
    void elseBetweenSentences() {
        assertThat(CutParts.of("One two three. Four five six. Seven eight nine ten.", 32))
                .containsExactly("One two three. Four five six.", "Seven eight nine ten.");
    }

    @Test
    void elseBetweenWords() {
        assertThat(CutParts.of("one two three four five six", 15)).containsExactly("one two three", "four five six");
    }

    @Test
    void anEmojiIsNotCut() {
        assertThat(CutParts.of("😀😀😀", 3)).containsExactly("😀", "😀", "😀");
    }

    @Property(tries = 300)
    void nothingIsLostAndNoPartIsTooLong(
            @ForAll @StringLength(max = 300) String text, @ForAll @IntRange(min = 2, max = 60) int most) {
        List<String> parts = CutParts.of(text, most);

        assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeBetween(1, most));
        assertThat(withoutSpace(String.join("", parts))).isEqualTo(withoutSpace(text));
    }

    private static String withoutSpace(String text) {
        return text.codePoints()
                .filter(unit -> !Character.isWhitespace(unit))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
