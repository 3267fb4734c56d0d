package dev.aisha.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Words ENGLISH = Words.in(Language.ENGLISH);
    private static final Words RUSSIAN = Words.in(Language.RUSSIAN);

    @ParameterizedTest
    @CsvSource(
            value = {
                "ru, RUSSIAN",
                "ru-RU, RUSSIAN",
                "en, ENGLISH",
                "de, ENGLISH",
                "NIL, ENGLISH",
                "'', ENGLISH",
                "??, ENGLISH"
            },
            nullValues = "NIL")
    void theUsersLanguageIsSpokenAndEnglishToAllOthers(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"0, ⏱ 0 s", "20, ⏱ 20 s", "80, ⏱ 1 min 20 s", "120, ⏱ 2 min", "3601, ⏱ 1 h 1 s", "90000, ⏱ 25 h"})
    void lengthsAreWrittenInTheirParts(long seconds, String footer) {
        assertThat(ENGLISH.footer(Duration.ofSeconds(seconds))).isEqualTo(footer);
    }

    @Test
    void aFooterTellsLengthPriceAndBalanceAndWhatWasFree() {
        Duration length = Duration.ofSeconds(80);
        BigDecimal coins = new BigDecimal("12.5");
        BigDecimal balance = new BigDecimal("1087.50");

        assertThat(ENGLISH.footer(length, coins, Duration.ZERO, balance))
                .isEqualTo("⏱ 1 min 20 s · 12.50 coins · balance 1,087.50");
        assertThat(ENGLISH.footer(length, coins, Duration.ofSeconds(30), balance))
                .isEqualTo("⏱ 1 min 20 s · 12.50 coins (30 s free) · balance 1,087.50");
        assertThat(RUSSIAN.footer(length, coins, Duration.ZERO, balance))
                .isEqualTo("⏱ 1 мин 20 с · монет: 12,50 · баланс: 1\u00a0087,50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | ⏳ In the queue, yours is next   | ⏳ В очереди, ваша запись следующая
            1  | ⏳ In the queue, 1 before you    | ⏳ В очереди, перед вами 1
            2  | ⏳ In the queue, 2 before you    | ⏳ В очереди, перед вами 2
            5  | ⏳ In the queue, 5 before you    | ⏳ В очереди, перед вами 5
            21 | ⏳ In the queue, 21 before you   | ⏳ В очереди, перед вами 21
            """)
    void whoWaitsIsToldHowManyAreBeforeThem(int ahead, String english, String russian) {
        assertThat(ENGLISH.position(ahead)).isEqualTo(english);
        assertThat(RUSSIAN.position(ahead)).isEqualTo(russian);
    }

    @Test
    void ofALongQueueNobodyCountsTheEnd() {
        assertThat(ENGLISH.positionBeyond(200)).isEqualTo("⏳ In the queue, more than 200 before you");
        assertThat(RUSSIAN.positionBeyond(200)).isEqualTo("⏳ В очереди, перед вами больше 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 119   | ⏳ Transcribing… 40 %                  | ⏳ Расшифровываю… 40 %
            48   | 120   | ⏳ Transcribing… 40 % (0 of 2 min)     | ⏳ Расшифровываю… 40 % (0 из 2 мин)
            719  | 1829  | ⏳ Transcribing… 40 % (11 of 30 min)   | ⏳ Расшифровываю… 40 % (11 из 30 мин)
            720  | 1830  | ⏳ Transcribing… 40 % (12 of 31 min)   | ⏳ Расшифровываю… 40 % (12 из 31 мин)
            4320 | 10800 | ⏳ Transcribing… 40 % (72 of 180 min)  | ⏳ Расшифровываю… 40 % (72 из 180 мин)
            """)
    void progressIsToldInPerCentAndOfLongAudioInMinutes(long done, long total, String english, String russian) {
        Duration doneLength = Duration.ofSeconds(done);
        Duration totalLength = Duration.ofSeconds(total);

        assertThat(ENGLISH.progress(40, doneLength, totalLength)).isEqualTo(english);
        assertThat(RUSSIAN.progress(40, doneLength, totalLength)).isEqualTo(russian);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoeverIsRefusedForWantOfRoomKnowsThatNothingWasChargedAndWhatToDo(Language language) {
        Words words = Words.in(language);
        String nothingCharged = language == Language.RUSSIAN ? "Ничего не списано. Пришлите" : "Nothing was charged.";

        assertThat(words.tooBusy()).contains(nothingCharged);
        assertThat(words.tooManyOpen(50)).contains("50", nothingCharged);
    }

    @Test
    void tooFewCoinsSaysWhatIsMissingAndWhatToTopUp() {
        String text = ENGLISH.tooFewCoins(Duration.ofMinutes(30), new BigDecimal("305.00"), new BigDecimal("100.00"));

        assertThat(text).contains("30 min", "305.00 coins short", "you have 100.00", "Top up 305.00");
    }
}
