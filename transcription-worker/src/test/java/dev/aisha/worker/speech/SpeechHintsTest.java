package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpeechHintsTest {

    @Property
    void everyKeywordIsOneShortLineWithoutBrackets(@ForAll List<String> given) {
        List<String> keywords = new SpeechHints(List.of(), given).keywords();

        assertThat(keywords)
                .hasSizeLessThanOrEqualTo(100)
                .doesNotHaveDuplicates()
                .allSatisfy(keyword -> {
                    assertThat(keyword).isNotBlank().doesNotContain("<", ">");
                    assertThat(keyword.lines()).hasSize(1);
                    assertThat(keyword.codePointCount(0, keyword.length())).isLessThanOrEqualTo(64);
                });
    }

    @Test
    void keywordsAreBroughtIntoForm() {
        List<String> given =
                List.of(" <b>Aisha</b> ", "two\r\nlines", "\u2028", "می‌خواهم", "two lines", "x".repeat(70));

        assertThat(new SpeechHints(List.of(), given).keywords())
                .containsExactly("b Aisha /b", "two lines", "می‌خواهم", "x".repeat(64));
    }

    @Test
    void languagesAreCodesAndFew() {
        assertThat(new SpeechHints(List.of("en-US", "german", "klingon", "en"), List.of()).languages())
                .containsExactly("en", "de");
        assertThat(new SpeechHints(
                                IntStream.range(0, 26)
                                        .mapToObj(i -> "a" + (char) ('a' + i))
                                        .toList(),
                                List.of())
                        .languages())
                .hasSize(8);
    }
}
