package dev.aisha.worker.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendJoinTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One two.|Three four.|One two. Three four.",
                "and then,|, the rest|and then, the rest",
                "and then|, the rest|and then, the rest",
                "It is late.|. It is dark.|It is late. It is dark.",
                "Wait|… no|Wait… no",
                "it runs on|.NET now|it runs on .NET now",
                "One|'  '|One",
                "One|...|One",
                "Он пришёл,|но поздно.|Он пришёл, но поздно.",
            })
    void marksAreNotDoubledAndOneSpaceStandsBetween(String one, String other, String joined) {
        assertThat(joined(one, other)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "今天|天气好|今天天气好",
                "今天|，天气好|今天，天气好",
                "你好。|Hello|你好。Hello",
                "用|Java编程|用 Java编程",
                "「你好」|他说|「你好」他说",
                "これはデー|タです|これはデータです",
                "スーパー|マーケット|スーパーマーケット",
                "วันนี้อากาศ|ดีมาก|วันนี้อากาศดีมาก",
                "좋은|아침|좋은 아침",
            })
    void noSpaceStandsWhereTheScriptHasNone(String one, String other, String joined) {
        assertThat(joined(one, other)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "שלום|עולם|שלום עולם",
                "ذهبنا إلى السوق|، ثم عدنا|ذهبنا إلى السوق، ثم عدنا",
                "هل جاء؟|نعم جاء.|هل جاء؟ نعم جاء.",
                "גרסה 2.0|של Java|גרסה 2.0 של Java",
                "\u202Bשלום|עולם\u202C|שלום עולם",
            })
    void rightToLeftTextStaysInTheOrderInWhichItIsSpoken(String one, String other, String joined) {
        assertThat(joined(one, other)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We went to the.|market and bought fish.|We went to the market and bought fish.",
                "We went to the…|market.|We went to the market.",
                "We went to the...|market.|We went to the market.",
                "Мы пошли на.|рынок.|Мы пошли на рынок.",
                "Born in 1990.|and raised here.|Born in 1990 and raised here.",
            })
    void aFullStopBeforeLowerCaseIsNobodys(String one, String other, String joined) {
        assertThat(joined(one, other)).isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is late.|Market day.",
                "It is late.|iPhone sales fell.",
                "it is late.|it is dark.",
                "Is it late?|no.",
                "Wait!|said he.",
                "He said “wait.”|and went.",
                "Fish, bread etc.|and wine.",
                "Рыба, хлеб и т.д.|и вино.",
                "We asked J.|von Neumann.",
                "It is late.|3 o'clock.",
                "أغلق الباب.|ثم خرج.",
            })
    void everyOtherFullStopStays(String one, String other) {
        assertThat(joined(one, other)).isEqualTo(one + " " + other);
    }

    private static String joined(String one, String other) {
        return new Chunks().heard(0, 60, one).heard(60, 120, other).text();
    }
}
