package dev.aisha.chaos.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.chaos.history.Leftover;
import dev.aisha.chaos.storm.RedisKey;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is too much, and what is not, in figures made by hand. */
class JudgeGrowthTest {
    private static final Figures WARM = new Figures("worker-1", 30_000_000, 200_000_000, 40, 120, 3);
    private static final List<RedisKey> STREAMS = List.of(
            new RedisKey("aisha:{jobs}:short", true),
            new RedisKey("aisha:{jobs}:long", true),
            new RedisKey("aisha:{jobs}:results", true));

    @Test
    void whatGrowsNoMoreThanPoolsAndCachesDoIsFine() {
        Figures end = new Figures(
                "worker-1",
                WARM.heap() + JudgeGrowth.MORE_HEAP,
                WARM.resident() + JudgeGrowth.MORE_RESIDENT,
                WARM.threads() + JudgeGrowth.MORE_THREADS,
                WARM.descriptors() + JudgeGrowth.MORE_DESCRIPTORS,
                WARM.files());

        assertThat(JudgeGrowth.judge(List.of(moment(WARM), moment(end)))).isEmpty();
    }

    @Test
    void eachFigureThatGrowsMoreIsFound() {
        assertThat(grown(warm -> new Figures(warm.service(), warm.heap() + JudgeGrowth.MORE_HEAP + 1, 0, 0, 0, 0)))
                .singleElement()
                .asString()
                .contains("worker-1", "heap");
        assertThat(grown(warm ->
                        new Figures(warm.service(), 0, warm.resident() + JudgeGrowth.MORE_RESIDENT + 1, 0, 0, 0)))
                .singleElement()
                .asString()
                .contains("resident");
        assertThat(grown(
                        warm -> new Figures(warm.service(), 0, 0, warm.threads() + JudgeGrowth.MORE_THREADS + 1, 0, 0)))
                .singleElement()
                .asString()
                .contains("threads");
        assertThat(grown(warm ->
                        new Figures(warm.service(), 0, 0, 0, warm.descriptors() + JudgeGrowth.MORE_DESCRIPTORS + 1, 0)))
                .singleElement()
                .asString()
                .contains("open files");
        assertThat(grown(warm -> new Figures(warm.service(), 0, 0, 0, 0, warm.files() + 1)))
                .singleElement()
                .asString()
                .contains("temporary files");
    }

    @Test
    void whatIsLeftAtAnyRestIsFound() {
        Moment untidy =
                new Moment(500, List.of(WARM), STREAMS, List.of(new Leftover("2 entries", "aisha:{jobs}:short")));

        assertThat(JudgeGrowth.judge(List.of(moment(WARM), untidy, moment(WARM))))
                .containsExactly("after 500 notes: 2 entries of aisha:{jobs}:short");
    }

    @Test
    void aKeyThatNobodyKnowsMayStandInRedisOnlyForAWhile() {
        Moment passing = new Moment(500, List.of(WARM), List.of(new RedisKey("turn", false)), List.of());
        Moment lasting = new Moment(500, List.of(WARM), List.of(new RedisKey("aisha:{jobs}:dead", true)), List.of());

        assertThat(JudgeGrowth.judge(List.of(passing, passing))).isEmpty();
        assertThat(JudgeGrowth.judge(List.of(passing, lasting)))
                .containsExactly("after 500 notes: aisha:{jobs}:dead stays in Redis");
    }

    private static List<String> grown(UnaryOperator<Figures> grow) {
        return JudgeGrowth.judge(List.of(moment(WARM), moment(grow.apply(WARM))));
    }

    private static Moment moment(Figures figures) {
        return new Moment(500, List.of(figures), STREAMS, List.of());
    }
}
