package dev.aisha.local.sight.traces;

import static dev.aisha.local.sight.traces.ToldTrace.attribute;
import static dev.aisha.local.sight.traces.ToldTrace.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReadSpansTest {
    private static final Status FAILED =
            Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR).build();

    private static ReadSpans.Read read(UnaryOperator<io.opentelemetry.proto.trace.v1.Span.Builder> more)
            throws Exception {
        return ReadSpans.read(ToldTrace.number(1)
                .span("bot-gateway", 2, 1, "reserve", 50, 130, more)
                .body());
    }

    private static Span span(UnaryOperator<io.opentelemetry.proto.trace.v1.Span.Builder> more) throws Exception {
        return read(more).spans().getFirst();
    }

    @Test
    void aSpanIsReadWithItsServiceAndItsPlace() throws Exception {
        Span span = span(UnaryOperator.identity());

        assertThat(span.trace()).isEqualTo("00000000000000000000000000000001");
        assertThat(span.id()).isEqualTo("0000000000000002");
        assertThat(span.parent()).isEqualTo("0000000000000001");
        assertThat(span.name()).isEqualTo("reserve");
        assertThat(span.kind()).isEqualTo("internal");
        assertThat(span.service()).isEqualTo("bot-gateway");
        assertThat(span.instance()).isEqualTo("bot-gateway-1");
        assertThat(span.begin()).isEqualTo((ToldTrace.BEGIN.toEpochMilli() + 50) * 1_000_000);
        assertThat(span.end() - span.begin()).isEqualTo(80_000_000);
        assertThat(span.failed()).isFalse();
    }

    @Test
    void aRootHasNoParent() throws Exception {
        assertThat(span(span -> span.setParentSpanId(ByteString.EMPTY)).parent())
                .isNull();
        assertThat(span(span -> span.setParentSpanId(ByteString.copyFrom(new byte[8])))
                        .parent())
                .isNull();
    }

    @Test
    void attributesOfEveryKindAreReadAsText() throws Exception {
        AnyValue one = AnyValue.newBuilder().setIntValue(1).build();
        Span span = span(each -> each.addAttributes(attribute("text", text("a")))
                .addAttributes(attribute(
                        "flag", AnyValue.newBuilder().setBoolValue(true).build()))
                .addAttributes(attribute("int", one))
                .addAttributes(attribute(
                        "double", AnyValue.newBuilder().setDoubleValue(1.5).build()))
                .addAttributes(attribute(
                        "bytes",
                        AnyValue.newBuilder()
                                .setBytesValue(ByteString.copyFromUtf8("abc"))
                                .build()))
                .addAttributes(attribute(
                        "list",
                        AnyValue.newBuilder()
                                .setArrayValue(
                                        ArrayValue.newBuilder().addValues(one).addValues(text("b")))
                                .build()))
                .addAttributes(attribute(
                        "map",
                        AnyValue.newBuilder()
                                .setKvlistValue(KeyValueList.newBuilder().addValues(attribute("k", one)))
                                .build()))
                .addAttributes(attribute("none", AnyValue.getDefaultInstance())));

        assertThat(span.attributes())
                .containsExactly(
                        entry("bytes", "3 bytes"),
                        entry("double", "1.5"),
                        entry("flag", "true"),
                        entry("int", "1"),
                        entry("list", "[1, b]"),
                        entry("map", "{k: 1}"),
                        entry("none", ""),
                        entry("text", "a"));
    }

    @Test
    void noMoreIsReadThanSomebodyWouldRead() throws Exception {
        Span span = span(each -> {
            for (int number = 0; number < 100; number++) {
                each.addAttributes(attribute("a" + number, text("x".repeat(10_000))));
            }
            return each.setName("n".repeat(10_000));
        });

        assertThat(span.attributes()).hasSize(64);
        assertThat(span.attributes().get("a0")).hasSize(501).endsWith("x…");
        assertThat(span.name()).hasSize(501);
    }

    @Test
    void anErrorSaysWhatItsStatusSaysElseWhatWasThrown() throws Exception {
        Event thrown = Event.newBuilder()
                .setName("exception")
                .addAttributes(attribute("exception.type", text("java.io.IOException")))
                .addAttributes(attribute("exception.message", text("closed")))
                .build();

        assertThat(span(each -> each.setStatus(FAILED.toBuilder().setMessage("too late"))
                                .addEvents(thrown))
                        .error())
                .isEqualTo("too late");
        assertThat(span(each -> each.setStatus(FAILED).addEvents(thrown)).error())
                .isEqualTo("java.io.IOException: closed");
        assertThat(span(each -> each.setStatus(FAILED)).error()).isEqualTo("error");
        assertThat(span(each -> each.addEvents(thrown)).error()).isNull();
    }

    @Test
    void aSpanWithoutIdsIsRefused() throws Exception {
        assertThat(read(each -> each.setSpanId(ByteString.copyFrom(new byte[8]))))
                .isEqualTo(new ReadSpans.Read(List.of(), 1));
        assertThat(read(each -> each.setTraceId(ByteString.copyFromUtf8("short")))
                        .refused())
                .isEqualTo(1);
    }

    @Test
    void aSpanThatEndsBeforeItBeginsHasNoDuration() throws Exception {
        Span span = span(each -> each.setEndTimeUnixNano(1));

        assertThat(span.end()).isEqualTo(span.begin());
    }

    @Test
    void whatIsNoExportIsAFault() {
        assertThatThrownBy(() -> ReadSpans.read("{\"resourceSpans\": []}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }
}
