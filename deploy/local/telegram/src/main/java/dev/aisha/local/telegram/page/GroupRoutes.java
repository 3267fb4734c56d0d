package dev.aisha.local.telegram.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.Groups;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.local.telegram.user.Users;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The control API of groups, below {@code /local/groups}; whoever acts is named by {@code person}. */
final class GroupRoutes {

    private final Users users;
    private final Groups groups;
    private final Function<Function<RoutingContext, Object>, Handler<RoutingContext>> answering;

    GroupRoutes(
            Users users, Groups groups, Function<Function<RoutingContext, Object>, Handler<RoutingContext>> answering) {
        this.users = users;
        this.groups = groups;
        this.answering = answering;
    }

    void mount(Router router) {
        router.get("/local/groups")
                .handler(answering.apply(
                        context -> groups.all().stream().map(LocalGroup::group).toList()));
        router.post("/local/groups").handler(answering.apply(this::found));
        router.post("/local/groups/:id/members").handler(answering.apply(this::join));
        router.put("/local/groups/:id/administrators").handler(answering.apply(this::promote));
        router.put("/local/groups/:id/bot").handler(answering.apply(this::moveBot));
        router.post("/local/groups/:id/upgrade")
                .handler(answering.apply(context ->
                        group(context).upgrade(person(PageRoutes.body(context))).group()));
        router.get("/local/groups/:id/messages")
                .handler(answering.apply(context -> group(context).messages()));
        router.post("/local/groups/:id/messages").handler(answering.apply(this::send));
        router.post("/local/groups/:id/messages/:message/press").handler(answering.apply(this::press));
        router.post("/local/groups/:id/files").handler(answering.apply(this::sendFile));
    }

    private Object found(RoutingContext context) {
        var body = PageRoutes.body(context);
        return groups.found(body.path("title").asText(), body.path("supergroup").asBoolean(), person(body))
                .group();
    }

    private Object join(RoutingContext context) {
        return group(context).join(person(PageRoutes.body(context))).group();
    }

    private Object promote(RoutingContext context) {
        var body = PageRoutes.body(context);
        var group = group(context);
        if (body.path("administrator").asBoolean()) {
            group.promote(person(body));
        } else {
            group.demote(person(body));
        }
        return group.group();
    }

    private Object moveBot(RoutingContext context) {
        var body = PageRoutes.body(context);
        var group = group(context);
        switch (body.path("place").asText()) {
            case "OUTSIDE" -> group.removeBot(person(body));
            case "MEMBER" -> group.addBot(person(body));
            case "ADMINISTRATOR" -> group.promoteBot(person(body));
            default -> throw new IllegalArgumentException("a place is OUTSIDE, MEMBER or ADMINISTRATOR");
        }
        return group.group();
    }

    private Object send(RoutingContext context) {
        var body = PageRoutes.body(context);
        var group = group(context);
        long replyTo = body.path("replyTo").asLong();
        return replyTo == 0
                ? group.send(person(body), body.path("text").asText())
                : group.reply(
                        person(body), message(group, replyTo), body.path("text").asText());
    }

    private Object press(RoutingContext context) {
        var body = PageRoutes.body(context);
        var group = group(context);
        var message = message(group, Long.parseLong(context.pathParam("message")));
        var button = message.buttons()
                .get(body.path("row").asInt())
                .get(body.path("column").asInt());
        return Map.of("queryId", group.press(person(body), message.id(), button));
    }

    private Object sendFile(RoutingContext context) {
        var form = context.request().formAttributes();
        var upload =
                context.fileUploads().stream().findFirst().orElseThrow(() -> new IllegalArgumentException("no file"));
        var kind = AttachmentKind.of(String.valueOf(form.get("kind")));
        var replyTo = form.get("replyTo");
        return group(context)
                .handOver(
                        user(Long.parseLong(String.valueOf(form.get("person")))),
                        Path.of(upload.uploadedFileName()),
                        PageRoutes.description(kind, upload, form),
                        Objects.requireNonNullElse(form.get("caption"), ""),
                        replyTo == null ? null : Long.valueOf(replyTo));
    }

    private static ChatMessage message(LocalGroup group, long id) {
        return group.messages().stream()
                .filter(message -> message.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private LocalGroup group(RoutingContext context) {
        return groups.find(Long.parseLong(context.pathParam("id"))).orElseThrow();
    }

    private LocalUser person(JsonNode body) {
        return user(body.path("person").asLong());
    }

    private LocalUser user(long id) {
        return users.find(id).orElseThrow();
    }
}
