package dev.aisha.worker.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Hello, (dear) world!=Hello,/(dear)/world!",
                "don't e-mail 3.5%=don't/e-mail/3.5%",
                "— Привет ! — Да=— Привет ! —/Да",
                "好，「世」=好，/「世」",
                "第3章Java编程=第/3/章/Java/编/程",
                "データ=デ/ー/タ",
                // Vowels and tones above a letter stay with it.
                "ก่อนนี้=ก่/อ/น/นี้",
                "ok \u2764\uFE0F yes=ok \u2764\uFE0F/yes",
                "\u2764\uFE0F yes=\u2764\uFE0F yes",
                "\u200Fשלום\u200F עולם=שלום/עולם",
            })
    void marksStayWithTheirWordAndCharactersOfScriptsWithoutSpacesAreWords(String text, String words) {
        assertThat(String.join(
                        "/", ReadWords.of(text).stream().map(Word::written).toList()))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"ΟΔΟΣ, οδος", "Cafe\u0301, café", "«Ёж!», ёж", "\u2764\uFE0F, ''", "نَعَم, نَعَم", "STRASSE., strasse"})
    void wordsAreComparedWithoutCaseMarksAndFormsOfLetters(String written, String key) {
        assertThat(Writing.key(written)).isEqualTo(Writing.key(key)).hasSameSizeAs(key);
    }

    @Test
    void withoutLettersAndDigitsThereAreNoWords() {
        assertThat(ReadWords.of(" … ♪ \u2764\uFE0F - ")).isEmpty();
    }
}
