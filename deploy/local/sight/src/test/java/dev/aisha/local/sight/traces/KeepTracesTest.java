package dev.aisha.local.sight.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeepTracesTest {
    private final KeepTraces traces = new KeepTraces();

    private int keep(ToldTrace told) throws Exception {
        return traces.keep(ReadSpans.read(told.body()).spans());
    }

    private static ToldTrace trace(long number, long begin) {
        return ToldTrace.number(number).span("bot-gateway", 1, 0, "note " + number, begin, begin + 10);
    }

    private List<String> names() {
        return traces.latest().stream().map(Trace::name).toList();
    }

    @Test
    void theOneThatBeganLastComesFirst() throws Exception {
        keep(trace(1, 100));
        keep(trace(2, 300));
        keep(trace(3, 200));

        assertThat(names()).containsExactly("note 2", "note 3", "note 1");
    }

    @Test
    void whatSeveralServicesTellOfATraceComesTogether() throws Exception {
        keep(ToldTrace.number(1).span("transcription-worker", 2, 1, "fetch", 5, 9));
        keep(trace(1, 0));

        Trace trace = traces.find(ToldTrace.number(1).id()).orElseThrow();
        assertThat(trace.spans()).extracting(Span::name).containsExactly("note 1", "fetch");
    }

    @Test
    void whatIsToldTwiceIsKeptOnce() throws Exception {
        keep(trace(1, 0));
        keep(trace(1, 0));

        assertThat(traces.latest().getFirst().spans()).hasSize(1);
    }

    @Test
    void theTraceThatHasBeenQuietForLongestGoesFirst() throws Exception {
        for (int number = 1; number <= KeepTraces.TRACES; number++) {
            keep(trace(number, number));
        }
        keep(ToldTrace.number(1).span("bot-gateway", 2, 1, "deliver", 5, 9));

        keep(trace(999, 999));

        assertThat(traces.latest()).hasSize(KeepTraces.TRACES);
        assertThat(names()).contains("note 999", "note 1").doesNotContain("note 2");
    }

    @Test
    void aTraceHasNoMoreSpansThanThereIsRoomFor() throws Exception {
        ToldTrace large = ToldTrace.number(1);
        for (int span = 1; span <= KeepTraces.SPANS + 3; span++) {
            large.span("bot-gateway", span, 0, "step", span, span + 1);
        }

        assertThat(keep(large)).isEqualTo(3);
        assertThat(traces.latest().getFirst().spans()).hasSize(KeepTraces.SPANS);
        assertThat(keep(ToldTrace.number(1).span("bot-gateway", 5, 0, "again", 1, 2)))
                .isZero();
    }

    @Test
    void whatIsNotKeptIsNotFound() {
        assertThat(traces.find("00")).isEmpty();
    }
}
