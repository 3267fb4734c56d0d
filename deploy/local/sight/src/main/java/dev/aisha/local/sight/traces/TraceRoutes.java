package dev.aisha.local.sight.traces;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Takes spans at {@code /v1/traces}, and tells of traces at {@code /api/traces}. */
public final class TraceRoutes {
    private final KeepTraces traces = new KeepTraces();
    private final ReceiveSpans receive = new ReceiveSpans(traces);

    public void mount(Router router) {
        router.post("/v1/traces")
                .handler(BodyHandler.create(false).setBodyLimit(ReceiveSpans.MAX_BODY))
                .handler(receive::receive);
        router.get("/api/traces")
                .handler(context ->
                        context.json(traces.latest().stream().map(TraceLine::of).toList()));
        router.get("/api/traces/:id").handler(this::tell);
    }

    private void tell(RoutingContext context) {
        traces.find(String.valueOf(context.pathParam("id")))
                .map(TraceDetail::of)
                .ifPresentOrElse(
                        context::json,
                        () -> context.response().setStatusCode(404).end());
    }
}
