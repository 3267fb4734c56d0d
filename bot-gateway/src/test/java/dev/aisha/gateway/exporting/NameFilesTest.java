package dev.aisha.gateway.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.history.KeptTranscript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameFilesTest {
    private static final Bookmark BEGINNING = new Bookmark(Instant.EPOCH, new UUID(0, 0));
    private static final String AT = "2026-11-27T14:32:10Z";

    private static KeptTranscript transcript(String at, int number, String preview) {
        return new KeptTranscript(
                new JobId(new UUID((long) number << 32, 1)),
                new UUID(0, 1),
                Instant.parse(at),
                Duration.ofSeconds(4),
                preview,
                true);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Hello, World! | hello-world",
                "one two three four five six seven | one-two-three-four-five-six",
                "../../etc/passwd | etc-passwd",
                "..\\..\\boot.ini | boot-ini",
                "Привет, мир | привет-мир",
                "今日は東京 | 今日は東京",
                "हिन्दी में | हिन्दी-में",
                "e\u0301te\u0301 | été",
                "👩‍👩‍👧❤️ ok 👍🏽 | ok",
                "-rf * | rf",
                "a\u202Eb\u0000c\td | a-b-c-d"
            },
            delimiter = '|')
    void wordsAreLettersAndDigits(String text, String words) {
        assertThat(NameFiles.words(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "👍", "../..", "\ud800", "\u0301"})
    void whereThereAreNoWordsTheMinuteIsTheName(String text) {
        assertThat(NameFiles.behind(BEGINNING).name(transcript(AT, 1, text))).isEqualTo("2026-11-27_1432");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "я", "東", "𝒜"})
    void noNameIsLongAndNoCharacterIsCut(String letter) {
        String words = NameFiles.words(letter.repeat(500) + " " + letter);

        assertThat(words.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(77, 80);
        assertThat(words).isEqualTo(letter.toLowerCase(java.util.Locale.ROOT).repeat(words.length() / letter.length()));
    }

    @Test
    void aNameIsGivenOnceAMinute() {
        NameFiles names = NameFiles.behind(BEGINNING);

        assertThat(names.name(transcript(AT, 1, "Same words"))).isEqualTo("2026-11-27_1432_same-words");
        assertThat(names.name(transcript(AT, 2, "same WORDS"))).isEqualTo("2026-11-27_1432_same-words_00000002");
        assertThat(names.name(transcript("2026-11-27T14:33:00Z", 3, "same words")))
                .isEqualTo("2026-11-27_1433_same-words");
    }

    /** What the part before has called those of its last minute, nobody remembers. */
    @Test
    void aPartThatBeginsInsideAMinuteTakesNoNameOfThePartBefore() {
        NameFiles names = NameFiles.behind(Bookmark.behind(transcript(AT, 1, "same words")));

        assertThat(names.name(transcript("2026-11-27T14:32:50Z", 2, "same words")))
                .isEqualTo("2026-11-27_1432_same-words_00000002");
        assertThat(names.name(transcript("2026-11-27T14:33:00Z", 3, "same words")))
                .isEqualTo("2026-11-27_1433_same-words");
    }
}
