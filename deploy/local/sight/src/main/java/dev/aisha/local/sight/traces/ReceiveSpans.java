package dev.aisha.local.sight.traces;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** {@code POST /v1/traces} of OTLP over HTTP, with bodies of protobuf, as they are or in gzip. */
final class ReceiveSpans {
    /** Bytes of a body, when unpacked, too. */
    static final int MAX_BODY = 4 << 20;

    private static final String PROTOBUF = "application/x-protobuf";

    private final KeepTraces traces;

    ReceiveSpans(KeepTraces traces) {
        this.traces = traces;
    }

    void receive(RoutingContext context) {
        if (!header(context.request(), "content-type").startsWith(PROTOBUF)) {
            refuse(context, 415, "the body must be " + PROTOBUF);
            return;
        }
        try {
            byte[] body = unpacked(context);
            if (body.length > MAX_BODY) {
                refuse(context, 413, "the body is too large");
                return;
            }
            var read = ReadSpans.read(body);
            answer(context, read.refused() + traces.keep(read.spans()));
        } catch (InvalidProtocolBufferException e) {
            refuse(context, 400, "the body is no export of traces");
        } catch (IOException e) {
            refuse(context, 400, "the body is no gzip");
        }
    }

    /** The body; of one that is too large, one byte more than is allowed. */
    private static byte[] unpacked(RoutingContext context) throws IOException {
        Buffer buffer = Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer);
        if (!header(context.request(), "content-encoding").equals("gzip")) {
            return buffer.getBytes();
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(buffer.getBytes()))) {
            return unpacked.readNBytes(MAX_BODY + 1);
        }
    }

    private static String header(HttpServerRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    private static void answer(RoutingContext context, int refused) {
        var answer = ExportTraceServiceResponse.newBuilder();
        if (refused > 0) {
            answer.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(refused)
                    .setErrorMessage("spans without ids, or more than " + KeepTraces.SPANS + " of a trace"));
        }
        context.response()
                .putHeader("Content-Type", PROTOBUF)
                .end(Buffer.buffer(answer.build().toByteArray()));
    }

    private static void refuse(RoutingContext context, int status, String why) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(why);
    }
}
