package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Journal;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.stars.Checkout;
import dev.aisha.local.telegram.updates.LongPolling;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.updates.Webhook;
import dev.aisha.local.telegram.user.PressedButtons;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The Bot API server without its HTTP: takes a request through faults and checks to its method and logs the outcome. */
public final class BotApi implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BotApi.class.getName());

    private final Journal<BotRequest> requests = new Journal<>();
    private final Faults faults = new Faults();
    private final BotCard card = new BotCard();
    private final MethodTable table = MethodTable.load();
    private final CheckParameters check = new CheckParameters(table);
    private final Map<String, ApiMethod> methods = new HashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();
    private final Clock clock;
    private final PaceBot pace;
    private final LongPolling polling;
    private volatile Set<String> tokens;

    /**
     * @param maxDownload bytes that getFile hands out at most
     * @param sharesFiles whether getFile answers where a file lies
     */
    public BotApi(
            List<String> tokens,
            long maxDownload,
            boolean sharesFiles,
            Limits limits,
            TelegramJson json,
            Chats chats,
            FileStore files,
            UpdateQueue updates,
            Webhook webhook,
            PressedButtons pressed,
            Checkout checkout) {
        this.tokens = Set.copyOf(tokens);
        clock = chats.clock();
        pace = new PaceBot(limits, clock);
        polling = new LongPolling(updates);
        var door = new ChatDoor(chats, pace);
        var readFile = new ReadFile(files);
        methods.putAll(new SendMethods(door, chats, readFile, json).methods());
        methods.putAll(new EditMethods(door, chats, readFile, json).methods());
        methods.putAll(new ChatMethods(door, chats, files, pressed, json, maxDownload, sharesFiles).methods());
        methods.putAll(new StarMethods(door, chats, checkout, json).methods());
        methods.putAll(new UpdateMethods(updates, polling, webhook).methods());
        methods.putAll(new ProfileMethods(json, card).methods());
    }

    /** Whether the bot may use this token. */
    public boolean accepts(String token) {
        return tokens.contains(token);
    }

    /** Takes calls with this token from now on, and with no other. */
    public void acceptOnly(String token) {
        tokens = Set.of(token);
    }

    /** How many calls had a token that was not good. */
    public int strangers() {
        return strangers.get();
    }

    /** Answers a request; waits as long as the method or a planned delay does. */
    public Reply answer(String token, String method, RawRequest request) {
        if (!accepts(token)) {
            strangers.incrementAndGet();
            return json(new Refusal(401, "Unauthorized"));
        }
        var parameters = LoggedParameters.of(request);
        try {
            boolean dropReply = hinder(method);
            var result = run(method, request);
            log(method, parameters, dropReply ? 0 : 200, "", false);
            return dropReply ? new Reply.CutOff() : json(result);
        } catch (Dropped e) {
            log(method, parameters, 0, "", false);
            return new Reply.CutOff();
        } catch (Refusal e) {
            log(method, parameters, e.code(), e.description(), e.isViolation());
            return json(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "fault of the local Telegram in " + method, e);
            log(method, parameters, 500, "Internal Server Error", false);
            return json(new Refusal(500, "Internal Server Error"));
        }
    }

    private JsonNode run(String method, RawRequest request) {
        var shape = table.method(method).orElseThrow(() -> Refusal.unknownMethod());
        return Objects.requireNonNull(methods.get(shape.name())).run(check.check(shape, request));
    }

    /** Lets the planned fault happen; true where the answer is to be dropped later. */
    private boolean hinder(String method) {
        var fault = faults.next(method);
        if (fault.isEmpty()) {
            return false;
        }
        return switch (fault.get()) {
            case Fault.Refuse refuse -> throw refuse.refusal();
            case Fault.DropRequest drop -> throw new Dropped();
            case Fault.DropReply drop -> true;
            case Fault.Delay delay -> {
                pause(delay.duration());
                yield false;
            }
        };
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void log(String method, Map<String, String> parameters, int status, String description, boolean violation) {
        requests.append(
                seq -> new BotRequest(seq, clock.instant(), method, parameters, status, description, violation));
    }

    private static Reply json(JsonNode result) {
        var body = JsonNodeFactory.instance.objectNode().put("ok", true);
        body.set("result", result);
        return new Reply.Json(200, body);
    }

    static Reply json(Refusal refusal) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("ok", false)
                .put("error_code", refusal.code())
                .put("description", refusal.description());
        if (refusal.retryAfter() > 0) {
            body.putObject("parameters").put("retry_after", refusal.retryAfter());
        }
        if (refusal.movedTo() != 0) {
            body.putObject("parameters").put("migrate_to_chat_id", refusal.movedTo());
        }
        return new Reply.Json(refusal.code(), body);
    }

    /** All requests with a good token, in the order of their answers. */
    public Journal<BotRequest> requests() {
        return requests;
    }

    public Faults faults() {
        return faults;
    }

    /** What the bot has said about itself. */
    public BotCard card() {
        return card;
    }

    /** Other limits from now on, with nothing used up. */
    public void limit(Limits limits) {
        pace.limit(limits);
    }

    /** Ends the call that waits for updates. */
    @Override
    public void close() {
        polling.close();
    }

    private static final class Dropped extends RuntimeException {
        Dropped() {
            super(null, null, false, false);
        }
    }
}
