package dev.aisha.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitWordsTest {
    @Test
    void caseAndFormDoNotCount() {
        assertThat(SplitWords.of("Straße STRASSE ＡＢＣ abc Ёлка ёлка")).containsExactly("strasse", "abc", "ёлка");
    }

    @Test
    void punctuationAndEmojiAreNoWords() {
        assertThat(SplitWords.of("Well… “it’s” 25 %, isn't it? 👩‍👩‍👧 'a' | \\"))
                .containsExactly("well", "its", "25", "isnt", "it", "a");
    }

    @Test
    void languagesWithoutSpacesHaveWordsAsWell() {
        assertThat(SplitWords.of("今日は東京で会議があります")).contains("今日", "東京", "会議");
        assertThat(SplitWords.of("ฉันรักภาษาไทย")).contains("รัก");
    }

    @Test
    void neitherLongWordsNorManyAreKept() {
        assertThat(SplitWords.of("x".repeat(61) + " short")).containsExactly("short");
        assertThat(SplitWords.of(
                        IntStream.range(0, 30_000).mapToObj(String::valueOf).collect(Collectors.joining(" "))))
                .hasSize(20_000);
    }

    /** In as many bytes as PostgreSQL takes by far. */
    @Test
    void longWordsInManyBytesEndIt() {
        List<String> words = SplitWords.of(IntStream.range(0, 20_000)
                .mapToObj(number -> "ქ".repeat(50) + number)
                .collect(Collectors.joining(" ")));

        assertThat(String.join("", words).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(500_000, 500_200);
    }
}
