package dev.aisha.local.telegram.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.botapi.BotApi;
import dev.aisha.local.telegram.botapi.BotCard;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Group;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.user.Groups;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.local.telegram.user.Users;
import dev.aisha.local.telegram.wire.BotProfile;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The chat page at {@code /} and the control API at {@code /local/}, which README.md describes. */
public final class PageRoutes {

    private static final int NOTE_DIAMETER = 384;
    private static final int REQUESTS_SHOWN = 500;

    private final BotProfile bot;
    private final BotApi api;
    private final Users users;
    private final Groups groups;
    private final Chats chats;
    private final FileStore files;
    private final EventStream events;
    private final Executor threads;

    public PageRoutes(
            BotProfile bot, BotApi api, Users users, Groups groups, Chats chats, FileStore files, Executor threads) {
        this.bot = bot;
        this.api = api;
        this.users = users;
        this.groups = groups;
        this.chats = chats;
        this.files = files;
        this.threads = threads;
        this.events = new EventStream(chats.events());
    }

    public void mount(Router router) {
        PageFiles.mount(router, PageRoutes.class, PageFileNames.ALL);
        router.route("/local/*").handler(PageRoutes::refuseOtherSites);
        router.get("/local/events").handler(events::serve);
        router.get("/local/files/:file").handler(new ServeAttachment(files)::serve);
        router.get("/local/state").handler(answering(context -> state()));
        router.get("/local/requests").handler(answering(context -> requests()));
        router.post("/local/people").handler(answering(this::join));
        router.get("/local/people/:id/messages")
                .handler(answering(context -> user(context).messages()));
        router.post("/local/people/:id/messages").handler(answering(this::send));
        router.delete("/local/people/:id/messages/:message").handler(answering(this::delete));
        router.post("/local/people/:id/messages/:message/press").handler(answering(this::press));
        router.post("/local/people/:id/files").handler(answering(this::sendFile));
        router.put("/local/people/:id/blocked").handler(answering(this::block));
        router.get("/local/people/:id/card").handler(answering(this::card));
        new GroupRoutes(users, groups, this::answering).mount(router);
    }

    private Object state() {
        var cursor = events.cursor();
        var people = users.all().stream()
                .map(user -> new PersonView(user.person(), last(user.messages())))
                .toList();
        var all = groups.all().stream()
                .map(group -> new GroupView(group.group(), last(group.messages())))
                .toList();
        return Map.of("cursor", cursor, "bot", bot, "people", people, "groups", all);
    }

    private Object requests() {
        var all = api.requests().all();
        return all.subList(Math.max(0, all.size() - REQUESTS_SHOWN), all.size());
    }

    private Object join(RoutingContext context) {
        var body = body(context);
        var name = body.path("firstName").asText().strip();
        var username = body.path("username").asText().strip().replaceFirst("^@", "");
        var language = body.path("languageCode").asText("en").strip();
        if (name.isEmpty() || name.length() > 64) {
            throw new IllegalArgumentException("a name has 1 to 64 characters");
        }
        if (!username.matches("|[A-Za-z][A-Za-z0-9_]{3,31}")) {
            throw new IllegalArgumentException("a username has 4 to 32 letters, digits and underscores");
        }
        if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new IllegalArgumentException("a language looks like en or pt-br");
        }
        return users.join(name, username.isEmpty() ? null : username, language).person();
    }

    private Object send(RoutingContext context) {
        var body = body(context);
        var user = user(context);
        var text = body.path("text").asText();
        var replyTo = body.path("replyTo").asLong();
        return replyTo == 0
                ? user.send(text)
                : user.reply(chats.message(user.chat(), replyTo).orElseThrow(), text);
    }

    private Object sendFile(RoutingContext context) {
        var user = user(context);
        var form = context.request().formAttributes();
        var upload =
                context.fileUploads().stream().findFirst().orElseThrow(() -> new IllegalArgumentException("no file"));
        var kind = AttachmentKind.of(String.valueOf(form.get("kind")));
        return user.handOver(Path.of(upload.uploadedFileName()), description(kind, upload, form));
    }

    /** A file as the form says. */
    static Description description(AttachmentKind kind, FileUpload upload, MultiMap form) {
        var type = upload.contentType().replaceFirst(";.*", "").strip();
        boolean named = kind != AttachmentKind.VOICE && kind != AttachmentKind.VIDEO_NOTE;
        return new Description(
                kind,
                named ? upload.fileName() : null,
                kind == AttachmentKind.VIDEO_NOTE ? null : type,
                kind.timed() ? number(form.get("seconds")) : 0,
                kind == AttachmentKind.VIDEO_NOTE ? NOTE_DIAMETER : number(form.get("width")),
                kind == AttachmentKind.VIDEO_NOTE ? NOTE_DIAMETER : number(form.get("height")));
    }

    private static int number(@Nullable String value) {
        return value == null || !value.matches("\\d{1,6}") ? 0 : Integer.parseInt(value);
    }

    private Object delete(RoutingContext context) {
        user(context).delete(message(context));
        return Map.of();
    }

    private Object press(RoutingContext context) {
        var body = body(context);
        var button = message(context)
                .buttons()
                .get(body.path("row").asInt())
                .get(body.path("column").asInt());
        return Map.of("queryId", user(context).press(message(context).id(), button));
    }

    private Object block(RoutingContext context) {
        var user = user(context);
        if (body(context).path("blocked").asBoolean()) {
            user.block();
        } else {
            user.unblock();
        }
        return user.person();
    }

    private Object card(RoutingContext context) {
        var language = user(context).person().languageCode();
        var card = api.card();
        return Map.of(
                "commands", card.commands(language),
                "description", card.text(BotCard.Text.DESCRIPTION, language));
    }

    private LocalUser user(RoutingContext context) {
        return users.find(Long.parseLong(context.pathParam("id"))).orElseThrow();
    }

    private ChatMessage message(RoutingContext context) {
        return chats.message(user(context).chat(), Long.parseLong(context.pathParam("message")))
                .filter(message -> !message.deleted())
                .orElseThrow();
    }

    private static Optional<ChatMessage> last(List<ChatMessage> messages) {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
    }

    private io.vertx.core.Handler<RoutingContext> answering(Function<RoutingContext, Object> work) {
        return context -> threads.execute(() -> answer(context, work));
    }

    private static void answer(RoutingContext context, Function<RoutingContext, Object> work) {
        try {
            end(context, 200, PageJson.write(work.apply(context)));
        } catch (NoSuchElementException e) {
            end(context, 404, PageJson.write(Map.of("error", "not found")));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            end(context, 400, PageJson.write(Map.of("error", String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    private static void end(RoutingContext context, int status, String json) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(json);
    }

    static JsonNode body(RoutingContext context) {
        try {
            var buffer = context.body().buffer();
            return buffer == null ? PageJson.MAPPER.createObjectNode() : PageJson.MAPPER.readTree(buffer.getBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    /** Another site's page in the same browser must not drive this one. */
    private static void refuseOtherSites(RoutingContext context) {
        var origin = context.request().getHeader("Origin");
        if (origin == null
                || String.valueOf(URI.create(origin).getAuthority())
                        .equals(context.request().getHeader("Host"))) {
            context.next();
        } else {
            context.fail(403);
        }
    }

    /** A group with its latest message, for the list of chats. */
    record GroupView(Group group, @Nullable ChatMessage last) {
        GroupView(Group group, Optional<ChatMessage> last) {
            this(group, last.orElse(null));
        }
    }

    /** A person with the latest message of their chat, for the list of chats. */
    record PersonView(Person person, @Nullable ChatMessage last) {
        PersonView(Person person, Optional<ChatMessage> last) {
            this(person, last.orElse(null));
        }
    }
}
