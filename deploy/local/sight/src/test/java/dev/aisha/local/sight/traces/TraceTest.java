package dev.aisha.local.sight.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final io.opentelemetry.proto.trace.v1.Status FAILED =
            io.opentelemetry.proto.trace.v1.Status.newBuilder()
                    .setCode(io.opentelemetry.proto.trace.v1.Status.StatusCode.STATUS_CODE_ERROR)
                    .build();

    private static Trace trace(ToldTrace told) throws Exception {
        return new Trace(told.id(), ReadSpans.read(told.body()).spans());
    }

    private static List<String> tree(Trace trace) {
        return OrderSpans.of(trace).stream()
                .map(row -> "  ".repeat(row.depth()) + row.span().name())
                .toList();
    }

    @Test
    void spansStandInTheOrderOfTheirTree() throws Exception {
        assertThat(tree(trace(ToldTrace.ofANote(1))))
                .containsExactly(
                        "note",
                        "  reserve",
                        "    POST /reservations",
                        "  transcribe",
                        "    fetch",
                        "    recognise chunk",
                        "    recognise chunk");
    }

    @Test
    void aTraceIsWhatItsRootSays() throws Exception {
        Trace trace = trace(ToldTrace.ofANote(1));

        assertThat(trace.name()).isEqualTo("note");
        assertThat(trace.beginInstant()).isEqualTo(ToldTrace.BEGIN);
        assertThat(trace.duration()).isEqualTo(2_800_000_000L);
        assertThat(trace.services()).containsExactly("bot-gateway", "billing-service", "transcription-worker");
        assertThat(trace.errors()).isEqualTo(1);
        assertThat(trace.failed()).as("its second try went well").isFalse();
        assertThat(trace(ToldTrace.number(1).span("a", 1, 0, "note", 0, 1, span -> span.setStatus(FAILED)))
                        .failed())
                .isTrue();
    }

    @Test
    void untilTheRootIsToldATraceIsWhatIsKnownOfIt() throws Exception {
        Trace trace = trace(ToldTrace.number(1)
                .span("b", 3, 2, "recognise", 40, 90, span -> span.setStatus(FAILED))
                .span("a", 2, 1, "reserve", 10, 30));

        assertThat(trace.name()).isEqualTo("reserve");
        assertThat(trace.duration()).isEqualTo(80_000_000);
        assertThat(trace.failed()).isTrue();
        assertThat(tree(trace)).containsExactly("reserve", "  recognise");
    }

    @Test
    void aCircleOfSpansIsShownToo() throws Exception {
        Trace trace = trace(ToldTrace.number(1)
                .span("a", 1, 0, "note", 0, 9)
                .span("a", 2, 3, "hen", 1, 2)
                .span("a", 3, 2, "egg", 2, 3)
                .span("a", 4, 4, "self", 3, 4));

        assertThat(tree(trace)).containsExactly("note", "hen", "  egg", "self");
    }
}
