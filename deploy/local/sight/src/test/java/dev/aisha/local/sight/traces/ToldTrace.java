package dev.aisha.local.sight.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** A trace as services tell of it; its times are milliseconds since its beginning. */
public final class ToldTrace {
    public static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    private static final long NANOS = 1_000_000;

    private final long number;
    private final ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();

    private ToldTrace(long number) {
        this.number = number;
    }

    /** An empty one; each number is another trace. */
    public static ToldTrace number(long number) {
        return new ToldTrace(number);
    }

    /** A note that goes its way through three services, with one try that failed: seven spans, told in no order. */
    public static ToldTrace ofANote(long number) {
        return number(number)
                .span(
                        "transcription-worker",
                        6,
                        4,
                        "recognise chunk",
                        700,
                        1500,
                        span -> span.setKind(SpanKind.SPAN_KIND_CLIENT)
                                .setStatus(Status.newBuilder()
                                        .setCode(StatusCode.STATUS_CODE_ERROR)
                                        .setMessage("throttled <b>429</b>"))
                                .addAttributes(attribute(
                                        "aisha.attempt",
                                        AnyValue.newBuilder().setIntValue(1).build())))
                .span("transcription-worker", 7, 4, "recognise chunk", 1600, 2400, UnaryOperator.identity())
                .span(
                        "transcription-worker",
                        4,
                        1,
                        "transcribe",
                        400,
                        2500,
                        span -> span.setKind(SpanKind.SPAN_KIND_CONSUMER))
                .span("transcription-worker", 5, 4, "fetch", 410, 650, UnaryOperator.identity())
                .span(
                        "billing-service",
                        3,
                        2,
                        "POST /reservations",
                        60,
                        120,
                        span -> span.setKind(SpanKind.SPAN_KIND_SERVER))
                .span("bot-gateway", 2, 1, "reserve", 50, 130, span -> span.setKind(SpanKind.SPAN_KIND_CLIENT))
                .span("bot-gateway", 1, 0, "note", 0, 2800, span -> span.setKind(SpanKind.SPAN_KIND_SERVER));
    }

    /** Adds a span; a parent of 0 is none. */
    public ToldTrace span(
            String service, long id, long parent, String name, long begin, long end, UnaryOperator<Span.Builder> more) {
        var span = Span.newBuilder()
                .setTraceId(bytes("%032x".formatted(number)))
                .setSpanId(spanId(id))
                .setParentSpanId(parent == 0 ? ByteString.EMPTY : spanId(parent))
                .setName(name)
                .setKind(SpanKind.SPAN_KIND_INTERNAL)
                .setStartTimeUnixNano(BEGIN.toEpochMilli() * NANOS + begin * NANOS)
                .setEndTimeUnixNano(BEGIN.toEpochMilli() * NANOS + end * NANOS);
        request.addResourceSpans(ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder()
                        .addAttributes(attribute("service.name", text(service)))
                        .addAttributes(attribute("service.instance.id", text(service + "-1"))))
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(more.apply(span))));
        return this;
    }

    public ToldTrace span(String service, long id, long parent, String name, long begin, long end) {
        return span(service, id, parent, name, begin, end, UnaryOperator.identity());
    }

    public String id() {
        return "%032x".formatted(number);
    }

    public byte[] body() {
        return request.build().toByteArray();
    }

    static KeyValue attribute(String name, AnyValue value) {
        return KeyValue.newBuilder().setKey(name).setValue(value).build();
    }

    static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }

    private static ByteString spanId(long id) {
        return bytes("%016x".formatted(id));
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
