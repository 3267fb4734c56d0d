package dev.aisha.local.sight.traces;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spans of an export request (opentelemetry/proto/collector/trace/v1/trace_service.proto). Names of attributes are
 * those of OpenTelemetry's semantic conventions.
 */
final class ReadSpans {
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;
    private static final String KIND_PREFIX = "SPAN_KIND_";

    private final List<Span> spans = new ArrayList<>();
    private int refused;

    private ReadSpans() {}

    /**
     * What a request has told.
     *
     * @param refused how many of its spans have no ids that are any
     */
    record Read(List<Span> spans, int refused) {}

    /**
     * Reads the body of a request.
     *
     * @throws InvalidProtocolBufferException where it is none
     */
    static Read read(byte[] body) throws InvalidProtocolBufferException {
        var reader = new ReadSpans();
        ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(reader::take);
        return new Read(List.copyOf(reader.spans), reader.refused);
    }

    private void take(ResourceSpans of) {
        SortedMap<String, String> resource =
                ReadAttributes.read(of.getResource().getAttributesList());
        String service = resource.getOrDefault("service.name", "unknown");
        String instance = resource.getOrDefault("service.instance.id", "");
        of.getScopeSpansList()
                .forEach(scope -> scope.getSpansList().forEach(span -> {
                    if (hasIds(span)) {
                        spans.add(span(span, service, instance));
                    } else {
                        refused++;
                    }
                }));
    }

    private static boolean hasIds(io.opentelemetry.proto.trace.v1.Span span) {
        return isId(span.getTraceId(), TRACE_ID_BYTES) && isId(span.getSpanId(), SPAN_ID_BYTES);
    }

    /** An id of zeroes is none. */
    private static boolean isId(ByteString id, int bytes) {
        return id.size() == bytes && !id.equals(ByteString.copyFrom(new byte[bytes]));
    }

    private static Span span(io.opentelemetry.proto.trace.v1.Span span, String service, String instance) {
        long begin = span.getStartTimeUnixNano();
        return new Span(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                isId(span.getParentSpanId(), SPAN_ID_BYTES) ? hex(span.getParentSpanId()) : null,
                ReadAttributes.cut(span.getName()),
                span.getKind().name().replace(KIND_PREFIX, "").toLowerCase(Locale.ROOT),
                service,
                instance,
                begin,
                Math.max(begin, span.getEndTimeUnixNano()),
                error(span),
                ReadAttributes.read(span.getAttributesList()));
    }

    private static @Nullable String error(io.opentelemetry.proto.trace.v1.Span span) {
        if (span.getStatus().getCode() != StatusCode.STATUS_CODE_ERROR) {
            return null;
        }
        String message = span.getStatus().getMessage();
        return message.isEmpty() ? thrown(span) : ReadAttributes.cut(message);
    }

    /** What the latest exception of a span says, where the span itself says nothing. */
    private static String thrown(io.opentelemetry.proto.trace.v1.Span span) {
        return span.getEventsList().stream()
                .filter(event -> event.getName().equals("exception"))
                .map(event -> told(event.getAttributesList()))
                .reduce("error", (before, after) -> after);
    }

    private static String told(List<KeyValue> exception) {
        SortedMap<String, String> attributes = ReadAttributes.read(exception);
        String type = attributes.getOrDefault("exception.type", "error");
        String message = attributes.getOrDefault("exception.message", "");
        return message.isEmpty() ? type : type + ": " + message;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
