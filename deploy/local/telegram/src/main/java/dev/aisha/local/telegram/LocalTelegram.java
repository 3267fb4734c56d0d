package dev.aisha.local.telegram;

import dev.aisha.local.telegram.botapi.BotApi;
import dev.aisha.local.telegram.botapi.BotApiRoutes;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.botapi.Faults;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Journal;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.page.PageRoutes;
import dev.aisha.local.telegram.stars.Checkout;
import dev.aisha.local.telegram.stars.StarTransaction;
import dev.aisha.local.telegram.stars.WatchDeadlines;
import dev.aisha.local.telegram.updates.HearInGroup;
import dev.aisha.local.telegram.updates.TellBot;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.updates.Webhook;
import dev.aisha.local.telegram.user.Groups;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.local.telegram.user.PressedButtons;
import dev.aisha.local.telegram.user.Users;
import dev.aisha.local.telegram.wire.BotProfile;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A Telegram with one bot, served on this machine from {@link #start} to {@link #close}. */
public final class LocalTelegram implements AutoCloseable {

    private final Options options;
    private final Chats chats;
    private final FileStore files;
    private final UpdateQueue updates;
    private final Webhook webhook;
    private final WatchDeadlines deadlines;
    private final Users users;
    private final Groups groups;
    private final Checkout checkout;
    private final BotApi botApi;
    private final DataFolder data;
    private final Optional<KeptState> state;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpEntrance entrance;
    private volatile String token;

    private LocalTelegram(Options options) {
        this.options = options;
        token = options.tokens().getFirst();
        var profile = new BotProfile(options.botId(), options.botName(), options.botUsername());
        var pressed = new PressedButtons(options.clock());
        data = DataFolder.open(options.dataFolder());
        chats = new Chats(options.clock());
        files = new FileStore(data.files(), options.clock());
        updates = new UpdateQueue(options.clock());
        webhook = new Webhook(updates, options.webhookRetry(), options.clock());
        var json = new TelegramJson(profile, chats);
        var tellBot = new TellBot(chats, updates, json);
        checkout = new Checkout(chats, updates, tellBot, json, options.checkoutTime());
        deadlines = new WatchDeadlines(checkout);
        users = new Users(chats, files, updates, tellBot, json, pressed, checkout);
        groups = new Groups(chats, files, updates, tellBot, json, pressed, new HearInGroup(profile, chats));
        botApi = new BotApi(
                options.tokens(),
                options.maxDownload(),
                options.sharesFiles(),
                options.limits(),
                json,
                chats,
                files,
                updates,
                webhook,
                pressed,
                checkout);
        state = data.isTemporary()
                ? Optional.empty()
                : Optional.of(KeptState.keep(data.state(), chats, files, updates, checkout.ledger()));
        entrance = openEntrance(profile);
    }

    /** Starts the server; it answers once this returns. */
    public static LocalTelegram start(Options options) {
        return new LocalTelegram(options);
    }

    /** Starts with {@link Options#defaults()}. */
    public static LocalTelegram start() {
        return start(Options.defaults());
    }

    private HttpEntrance openEntrance(BotProfile profile) {
        try {
            return HttpEntrance.open(options.host(), options.port(), data.uploads(), router -> {
                new BotApiRoutes(botApi, files, threads).mount(router);
                new PageRoutes(profile, botApi, users, groups, chats, files, threads).mount(router);
            });
        } catch (IllegalStateException e) {
            closeBehindTheEntrance();
            throw e;
        }
    }

    /** The Bot API server's address, for {@code TELEGRAM_API_URL}; no slash at the end. */
    public String url() {
        var host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
        return "http://" + host + ":" + entrance.port();
    }

    /** The chat page. */
    public URI pageUrl() {
        return URI.create(url() + "/");
    }

    public String token() {
        return token;
    }

    /**
     * Revokes the bot's tokens as @BotFather does: from now on only the new one is good. Its id, its chats and its webhook
     * stay; what comes meanwhile waits for it.
     *
     * @throws IllegalArgumentException if it is the token of another bot
     */
    public void revokeToken(String newToken) {
        if (!newToken.startsWith(options.botId() + ":")) {
            throw new IllegalArgumentException("the token of another bot");
        }
        token = newToken;
        botApi.acceptOnly(newToken);
    }

    /** How many calls of methods had a token that was not good, or no more. */
    public int refusedCalls() {
        return botApi.strangers();
    }

    /** The bot's own Telegram id. */
    public long botId() {
        return options.botId();
    }

    /** Lets someone new into Telegram; they first have to write before the bot can write to them. */
    public LocalUser newUser(String firstName, String languageCode) {
        return newUser(firstName, null, languageCode);
    }

    /** As {@link #newUser(String, String)}, with a username (without {@code @}). */
    public LocalUser newUser(String firstName, @Nullable String username, String languageCode) {
        return users.join(firstName, username, languageCode);
    }

    public List<LocalUser> users() {
        return users.all();
    }

    public Optional<LocalUser> user(long id) {
        return users.find(id);
    }

    /** Makes a supergroup with its first administrator and the bot in it, which is no administrator. */
    public LocalGroup newGroup(String title, LocalUser creator) {
        return groups.found(title, true, creator);
    }

    /** As {@link #newGroup}, a basic group, which may become a supergroup. */
    public LocalGroup newBasicGroup(String title, LocalUser creator) {
        return groups.found(title, false, creator);
    }

    public List<LocalGroup> groups() {
        return groups.all();
    }

    /** What is in the user's chat now, oldest first. */
    public List<ChatMessage> messages(LocalUser user) {
        return user.messages();
    }

    /** All that happened in all chats, in order; wait on it instead of sleeping. */
    public Journal<ChatEvent> events() {
        return chats.events();
    }

    /** All that the bot asked and how it was answered, in the order of the answers. */
    public Journal<BotRequest> requests() {
        return botApi.requests();
    }

    /** Stars that the bot was paid and gave back, oldest first. */
    public List<StarTransaction> starTransactions() {
        return checkout.ledger().all();
    }

    /** Requests that broke the Bot API's rules; a healthy bot has none. */
    public List<BotRequest> violations() {
        return requests().all(BotRequest::violation);
    }

    /** Faults for the bot's next requests. */
    public Faults faults() {
        return botApi.faults();
    }

    /** Other limits from now on, with nothing used up. */
    public void limit(Limits limits) {
        botApi.limit(limits);
    }

    /** Delivers the latest update about a message {@code times} more times, with the same update id. */
    public void repeatUpdate(ChatMessage message, int times) {
        updates.repeat(message.chatId(), message.id(), times);
    }

    /** Goes on with update ids from a lower number, as Telegram may after a quiet week. */
    public void restartUpdateIds() {
        updates.restartIds();
    }

    /** Updates that the bot has not confirmed. */
    public int pendingUpdates() {
        return updates.size();
    }

    /** Where everything lies that is kept; gone after {@link #close} where no folder was asked for. */
    public Path dataFolder() {
        return data.folder();
    }

    /** The bytes of an attached file. */
    public byte[] download(Attachment attachment) {
        var path = files.path(attachment.fileId()).orElseThrow(() -> new IllegalArgumentException("file is gone"));
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections and frees the port; what is kept is written, what is temporary is removed. */
    @Override
    public void close() {
        botApi.close();
        entrance.close();
        closeBehindTheEntrance();
    }

    private void closeBehindTheEntrance() {
        webhook.close();
        deadlines.close();
        threads.shutdownNow();
        state.ifPresent(KeptState::close);
        data.close();
    }
}
