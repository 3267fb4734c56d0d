package dev.aisha.worker.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinOverlapsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "we walked along the river to the old mill|river to the old mill and then home"
                        + "|we walked along the river to the old mill and then home",
                "мы долго шли вдоль реки к старой мельнице|реки к старой мельнице и потом домой"
                        + "|мы долго шли вдоль реки к старой мельнице и потом домой",
                "今天天气很好我们去公园|我们去公园散步|今天天气很好我们去公园散步",
                "今日はデータを見ながら話します|見ながら話しますので聞いて|今日はデータを見ながら話しますので聞いて",
                "วันนี้อากาศดีมากเราไปเดินเล่น|เราไปเดินเล่นที่สวน|วันนี้อากาศดีมากเราไปเดินเล่นที่สวน",
                "ذهبنا اليوم إلى السوق القديم|إلى السوق القديم واشترينا خبزا|ذهبنا اليوم إلى السوق القديم واشترينا خبزا",
                "הלכנו היום אל השוק הישן|אל השוק הישן וקנינו לחם|הלכנו היום אל השוק הישן וקנינו לחם",
            })
    void whatBothHeardIsWrittenOnce(String earlier, String later, String joined) {
        assertThat(overlapping(earlier, later)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "along the river to the old mi|iver to the old mill and home|along the river to the old mill and home",
                "along the river to the old|to the old mill and home|along the river to the old mill and home",
                "вдоль реки к старой мель|еки к старой мельнице|вдоль реки к старой мельнице",
                "我们去公园三|门去公园散步|我们去公园散步",
            })
    void halvesOfWordsAtTheEdgesGo(String earlier, String later, String joined) {
        assertThat(overlapping(earlier, later)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We met at the Café.|at the cafe\u0301, and left.|We met at the Café, and left.",
                "We went to the river.|To the river and swam.|We went to the river and swam.",
                "Is it at the river|at the river? Yes.|Is it at the river? Yes.",
                "I paid ten dollars for it|paid 10 dollars for it today|I paid ten dollars for it today",
            })
    void caseMarksAndFormsOfLettersDoNotMatter(String earlier, String later, String joined) {
        assertThat(overlapping(earlier, later)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The same is heard at either end: nothing more is dropped than must be.
                "row your boat row your boat|row your boat gently|row your boat row your boat gently",
                "go to the sea to the sea|to the sea now|go to the sea to the sea now",
                // As many as the side that heard more of them: at least so many were said.
                "she said no no no|no no no no and left|she said no no no no and left",
                "call five five five five|five five one two|call five five five five one two",
                "она сказала да да да|да да и ушла|она сказала да да да и ушла",
            })
    void ofWordsSaidAgainNoneIsLostThatOneSideHeard(String earlier, String later, String joined) {
        assertThat(overlapping(earlier, later)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "and so we went home|because nobody came|and so we went home because nobody came",
                // One "and" in common is an accident where so much else is not.
                "they sang and danced all night|while it rained and stormed"
                        + "|they sang and danced all night while it rained and stormed",
                "我们的家|他说的话|我们的家他说的话",
            })
    void nothingGoesWhereTheSidesHaveNothingInCommon(String earlier, String later, String joined) {
        assertThat(overlapping(earlier, later)).isEqualTo(joined);
    }

    @Test
    void nothingGoesWhereChunksDoNotOverlap() {
        Chunks chunks = new Chunks().heard(0, 60, "no no never again").heard(60, 120, "never again I said");

        assertThat(chunks.text()).isEqualTo("no no never again never again I said");
    }

    @Test
    void noMoreGoesThanCanBeSaidInTheOverlap() {
        String verse = "a b c d e f g h i j k l m n o p q r s t u v w x y z";

        Chunks chunks = new Chunks().heard(0, 60, verse).heard(59.5, 120, verse);

        assertThat(chunks.text()).isEqualTo(verse + " " + verse);
    }

    @Test
    void aChunkInWhichNobodyWasHeardIsPassedOver() {
        Chunks chunks =
                new Chunks().heard(0, 60, "one two").heard(57, 120, " … ").heard(117, 180, "one two three");

        assertThat(chunks.text()).isEqualTo("one two one two three");
    }

    /** Two chunks that overlap by 3 s. */
    private static String overlapping(String earlier, String later) {
        return new Chunks().heard(0, 60, earlier).heard(57, 120, later).text();
    }
}
