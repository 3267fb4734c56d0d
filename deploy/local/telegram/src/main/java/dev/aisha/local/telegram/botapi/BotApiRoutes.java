package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aisha.local.telegram.botapi.RawRequest.Upload;
import dev.aisha.local.telegram.files.FileStore;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/** {@code /bot{token}/{method}} and {@code /file/bot{token}/{path}}. Methods wait, so each runs on a thread of its own. */
public final class BotApiRoutes {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BotApi api;
    private final FileStore files;
    private final Executor threads;

    public BotApiRoutes(BotApi api, FileStore files, Executor threads) {
        this.api = api;
        this.files = files;
        this.threads = threads;
    }

    public void mount(Router router) {
        router.routeWithRegex("/bot(?<token>[^/]+)/(?<method>[^/]+)").handler(this::method);
        router.getWithRegex("/file/bot(?<token>[^/]+)/(?<path>.+)").handler(this::file);
    }

    private void method(RoutingContext context) {
        threads.execute(() -> {
            try {
                respond(context, reply(context));
            } catch (RuntimeException e) {
                context.fail(e);
            }
        });
    }

    private Reply reply(RoutingContext context) {
        return readRequest(context)
                .map(request -> api.answer(param(context, "token"), param(context, "method"), request))
                .orElseGet(BotApiRoutes::unreadableBody);
    }

    private static void respond(RoutingContext context, Reply reply) {
        switch (reply) {
            case Reply.CutOff cut -> context.request().connection().close();
            case Reply.Json json -> {
                HttpServerResponse response = context.response();
                if (!response.ended() && !response.closed()) {
                    response.setStatusCode(json.status())
                            .putHeader("Content-Type", "application/json")
                            .end(json.body().toString());
                }
            }
        }
    }

    private static Optional<RawRequest> readRequest(RoutingContext context) {
        var values = new LinkedHashMap<String, JsonNode>();
        addAll(values, context.queryParams());
        addAll(values, context.request().formAttributes());
        var type =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        var buffer = context.body().buffer();
        if (type.startsWith("application/json") && buffer != null) {
            try {
                var body = MAPPER.readTree(buffer.getBytes());
                if (!body.isObject()) {
                    return Optional.empty();
                }
                body.properties().forEach(property -> values.put(property.getKey(), property.getValue()));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.of(new RawRequest(values, uploads(context)));
    }

    private static Map<String, Upload> uploads(RoutingContext context) {
        var uploads = new HashMap<String, Upload>();
        for (var upload : context.fileUploads()) {
            uploads.put(
                    upload.name(),
                    new Upload(upload.fileName(), upload.contentType(), Path.of(upload.uploadedFileName())));
        }
        return uploads;
    }

    private static void addAll(Map<String, JsonNode> values, MultiMap from) {
        from.forEach(entry -> values.put(entry.getKey(), TextNode.valueOf(entry.getValue())));
    }

    private static String param(RoutingContext context, String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    private static Reply unreadableBody() {
        return BotApi.json(Refusal.badRequest("can't parse the request body as a JSON object"));
    }

    private void file(RoutingContext context) {
        if (!api.accepts(param(context, "token"))) {
            respond(context, BotApi.json(new Refusal(401, "Unauthorized")));
            return;
        }
        var path = files.linked(param(context, "path"));
        if (path.isEmpty()) {
            respond(context, BotApi.json(new Refusal(404, "Not Found")));
            return;
        }
        context.response()
                .putHeader("Content-Type", "application/octet-stream")
                .sendFile(path.get().toString());
    }
}
