package dev.aisha.gateway.telegram;

import com.google.gson.JsonElement;
import com.pengrad.telegrambot.request.DeleteWebhook;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.utility.BotUtils;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.FormBody;

/** Where updates come from: long polling or a webhook, never both. */
@Singleton
public final class TelegramUpdates {
    /** The kinds of updates that Aisha looks at. */
    private static final String[] KINDS = {"message", "callback_query", "pre_checkout_query", "my_chat_member"};

    private static final int BATCH = 100;

    private final TelegramCalls calls;
    private final Duration longPoll;

    TelegramUpdates(TelegramCalls calls, TelegramConfig config) {
        this.calls = calls;
        this.longPoll = config.longPoll();
    }

    /** How a poll ended. */
    public sealed interface Polled {
        /** These came, oldest first; none where nothing happened. */
        record Updates(List<IncomingUpdate> updates) implements Polled {}

        /** Somebody else polls for this bot, or a webhook is registered. */
        record Conflict() implements Polled {}

        /** Not before this time has passed. */
        record Wait(Duration atLeast) implements Polled {}

        /** Telegram could not be reached or refused. */
        record Failed() implements Polled {}
    }

    /** Waits for updates from {@code offset} on. Telegram forgets those below it. */
    public Polled poll(long offset) {
        return switch (calls.getUpdates(parameters(offset))) {
            case TelegramAnswer.Ok<List<JsonElement>> ok ->
                new Polled.Updates(ok.response().stream()
                        .map(ReadUpdate::read)
                        .flatMap(Optional::stream)
                        .toList());
            case TelegramAnswer.Refused<List<JsonElement>> refused ->
                refused.code() == 409 ? new Polled.Conflict() : new Polled.Failed();
            case TelegramAnswer.TooMany<List<JsonElement>> tooMany -> new Polled.Wait(tooMany.pause());
            case TelegramAnswer.Moved<List<JsonElement>> moved -> new Polled.Failed();
            case TelegramAnswer.Unreachable<List<JsonElement>> unreachable -> new Polled.Failed();
        };
    }

    private FormBody parameters(long offset) {
        return new FormBody.Builder()
                .add("offset", String.valueOf(offset))
                .add("limit", String.valueOf(BATCH))
                .add("timeout", String.valueOf(longPoll.toSeconds()))
                .add("allowed_updates", BotUtils.toJson(KINDS))
                .build();
    }

    /** Has updates sent to {@code url} from now on, each with {@code secret} in its header. May be repeated. */
    public boolean registerWebhook(String url, String secret) {
        return calls.call(new SetWebhook().url(url).secretToken(secret).allowedUpdates(KINDS))
                instanceof TelegramAnswer.Ok;
    }

    /** Has updates wait to be polled from now on; those that wait already are kept. May be repeated. */
    public boolean deleteWebhook() {
        return calls.call(new DeleteWebhook().dropPendingUpdates(false)) instanceof TelegramAnswer.Ok;
    }
}
