package dev.aisha.local.telegram.page;

import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.Journal;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/**
 * Server-sent events: everything that happens in the chats from a sequence number on. A browser that comes back after
 * a break goes on where it was; one that knows another run of the server is told to load everything anew.
 */
final class EventStream {

    private static final long HEARTBEAT_MILLIS = 10_000;

    /** Bytes that may wait for a slow browser before it is cut off; it comes back by itself. */
    private static final int MAX_QUEUE = 4 << 20;

    private final Journal<ChatEvent> events;

    /** Tells this run of the server from others. */
    private final String run = UUID.randomUUID().toString();

    EventStream(Journal<ChatEvent> events) {
        this.events = events;
    }

    /** What a page needs to ask for everything after now. */
    String cursor() {
        return run + ":" + events.latest();
    }

    void serve(RoutingContext context) {
        var known = context.request().getHeader("Last-Event-ID");
        var cursor = known == null ? String.valueOf(context.request().getParam("after")) : known;
        var response = context.response()
                .setChunked(true)
                .setWriteQueueMaxSize(MAX_QUEUE)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store");
        if (!cursor.startsWith(run + ":")) {
            response.end("event: reload\ndata: {}\n\n");
            return;
        }
        long after = Long.parseLong(cursor.substring(run.length() + 1));
        response.write("retry: 1000\n\n");
        var subscription = events.replay(event -> event.sequence() > after, event -> send(response, event));
        long heartbeat = context.vertx().setPeriodic(HEARTBEAT_MILLIS, id -> response.write(": still here\n\n"));
        response.closeHandler(closed -> {
            subscription.close();
            context.vertx().cancelTimer(heartbeat);
        });
    }

    private void send(HttpServerResponse response, ChatEvent event) {
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
            return;
        }
        response.write("id: " + run + ":" + event.sequence() + "\ndata: " + PageJson.event(event) + "\n\n");
    }
}
