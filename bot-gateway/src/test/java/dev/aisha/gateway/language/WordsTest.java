package dev.aisha.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.limits.Limit;
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
                "uk, UKRAINIAN",
                "kk, KAZAKH",
                "es-MX, SPANISH",
                "de-AT, GERMAN",
                "fr, ENGLISH",
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
            1  | ⏳ In the queue, 1 note before you   | ⏳ В очереди, перед вами 1 запись
            2  | ⏳ In the queue, 2 notes before you  | ⏳ В очереди, перед вами 2 записи
            5  | ⏳ In the queue, 5 notes before you  | ⏳ В очереди, перед вами 5 записей
            21 | ⏳ In the queue, 21 notes before you | ⏳ В очереди, перед вами 21 запись
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

        assertThat(words.tooBusy()).contains(nothingCharged(language));
        assertThat(words.tooManyOpen(50)).contains("50", nothingCharged(language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -5    | in 1 minute   | через 1 минуту
            1     | in 1 minute   | через 1 минуту
            60    | in 1 minute   | через 1 минуту
            61    | in 2 minutes  | через 2 минуты
            3540  | in 59 minutes | через 59 минут
            3541  | in 1 hour     | через 1 час
            3601  | in 2 hours    | через 2 часа
            86400 | in 24 hours   | через 24 часа
            """)
    void whoeverIsTooFastIsToldInMinutesOrHoursWhenItGoesOn(long seconds, String english, String russian) {
        Duration time = Duration.ofSeconds(seconds);

        assertThat(ENGLISH.tooFast(Limit.NOTES_A_MINUTE, 20, time)).contains("20 notes a minute", english);
        assertThat(RUSSIAN.tooFast(Limit.NOTES_A_MINUTE, 20, time)).contains("20 записей в минуту", russian);
    }

    /** 200 characters are what Telegram shows in answer to a press. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whoeverIsTooFastKnowsThatNothingWasChargedAlsoWhereTheyPressedAButton(Language language) {
        Words words = Words.in(language);
        for (Limit limit : Limit.values()) {
            assertThat(words.tooFast(limit, 1234, Duration.ofMinutes(59))).contains(nothingCharged(language));
        }
        assertThat(words.tooFast(Limit.ANSWERS_A_MINUTE, 1234, Duration.ofMinutes(59)))
                .hasSizeLessThanOrEqualTo(200);
    }

    static String nothingCharged(Language language) {
        return switch (language) {
            case ENGLISH -> "Nothing was charged.";
            case RUSSIAN -> "Ничего не списано.";
            case KAZAKH -> "Ештеңе алынған жоқ.";
            case UKRAINIAN -> "Нічого не списано.";
            case SPANISH -> "No se ha cobrado nada.";
            case GERMAN -> "Es wurde nichts berechnet.";
        };
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "UKRAINIAN | ⏱ 1 хв 20 с · монет: 1 234,50 · баланс: 12 000,00",
                "KAZAKH    | ⏱ 1 мин 20 с · 1 234,50 монета · баланс: 12 000,00",
                "SPANISH   | ⏱ 1 min 20 s · 1234,50 monedas · saldo 12.000,00",
                "GERMAN    | ⏱ 1 min 20 s · 1.234,50 Münzen · Guthaben 12.000,00"
            },
            delimiter = '|')
    void amountsAreWrittenAsTheLanguageDoes(Language language, String footer) {
        String said = Words.in(language)
                .footer(Duration.ofSeconds(80), new BigDecimal("1234.5"), Duration.ZERO, new BigDecimal("12000"));

        assertThat(said.replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo(footer);
    }

    @Test
    void tooFewCoinsSaysWhatIsMissingAndWhatToTopUp() {
        String text = ENGLISH.tooFewCoins(Duration.ofMinutes(30), new BigDecimal("305.00"), new BigDecimal("100.00"));

        assertThat(text).contains("30 min", "305.00 coins short", "you have 100.00", "Top up 305.00");
    }
}
