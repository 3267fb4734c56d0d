package dev.aisha.local.telegram;

import dev.aisha.local.telegram.botapi.Limits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link LocalTelegram} is set up. Begin with {@link #defaults()} and change what matters.
 *
 * @param host address that the server listens on; there is no login, so keep it on this machine
 * @param port 0 takes any that is free
 * @param tokens that the one bot may use, all good at once, as while a token is rotated; the first is {@code token()}
 * @param botName name shown in chats
 * @param botUsername without the leading {@code @}
 * @param maxDownload bytes that the bot can fetch by getFile, Telegram's cloud server allows 20 MB
 * @param sharesFiles whether getFile answers where a file lies, as a server run with {@code --local} does, not where it
 *     can be downloaded
 * @param dataFolder where chats and files survive a restart; null keeps them in a temporary folder until the end
 * @param limits when the bot is told to slow down
 * @param webhookRetry wait before the first repetition of a failed webhook call; doubles each time, up to a minute
 * @param checkoutTime how long the bot has to answer a pre-checkout query
 * @param clock dates of messages, age of updates, links and pre-checkout queries, pace
 */
public record Options(
        String host,
        int port,
        List<String> tokens,
        String botName,
        String botUsername,
        long maxDownload,
        boolean sharesFiles,
        @Nullable Path dataFolder,
        Limits limits,
        Duration webhookRetry,
        Duration checkoutTime,
        Clock clock) {

    /** Id that the bot has unless its token says otherwise. */
    public static final long DEFAULT_BOT_ID = 7_000_000_001L;

    /** What Telegram allows for a pre-checkout query (https://core.telegram.org/bots/api#answerprecheckoutquery). */
    public static final Duration TELEGRAM_CHECKOUT_TIME = Duration.ofSeconds(10);

    /** Telegram's cap on getFile (https://core.telegram.org/bots/api#getfile). */
    public static final long TELEGRAM_MAX_DOWNLOAD = 20L * 1024 * 1024;

    /** That of a server of one's own (https://core.telegram.org/bots/api#using-a-local-bot-api-server). */
    private static final long LOCAL_MAX_DOWNLOAD = 2000L * 1024 * 1024;

    public Options {
        tokens = List.copyOf(tokens);
        if (tokens.isEmpty() || !tokens.stream().allMatch(token -> token.matches("\\d{1,15}:[A-Za-z0-9_-]{10,100}"))) {
            throw new IllegalArgumentException("a bot token looks like 123456789:letters, at least one is needed");
        }
    }

    /** A free port on this machine, a random token, everything forgotten at the end. */
    public static Options defaults() {
        return new Options(
                "127.0.0.1",
                0,
                List.of(randomToken()),
                "Aisha",
                "aisha_local_bot",
                TELEGRAM_MAX_DOWNLOAD,
                false,
                null,
                Limits.generous(),
                Duration.ofSeconds(1),
                TELEGRAM_CHECKOUT_TIME,
                Clock.systemUTC());
    }

    public Options withHost(String newHost) {
        return with(draft -> draft.host = newHost);
    }

    public Options withPort(int newPort) {
        return with(draft -> draft.port = newPort);
    }

    public Options withTokens(String... newTokens) {
        return with(draft -> draft.tokens = List.of(newTokens));
    }

    public Options withBot(String name, String username) {
        return with(draft -> {
            draft.botName = name;
            draft.botUsername = username;
        });
    }

    public Options withMaxDownload(long bytes) {
        return with(draft -> draft.maxDownload = bytes);
    }

    /** As a Bot API server run with {@code --local}: files up to 2000 MB, read where they lie. */
    public Options withSharedFiles() {
        return with(draft -> {
            draft.maxDownload = LOCAL_MAX_DOWNLOAD;
            draft.sharesFiles = true;
        });
    }

    public Options withDataFolder(Path folder) {
        return with(draft -> draft.dataFolder = folder);
    }

    public Options withLimits(Limits newLimits) {
        return with(draft -> draft.limits = newLimits);
    }

    public Options withWebhookRetry(Duration firstWait) {
        return with(draft -> draft.webhookRetry = firstWait);
    }

    public Options withCheckoutTime(Duration time) {
        return with(draft -> draft.checkoutTime = time);
    }

    public Options withClock(Clock newClock) {
        return with(draft -> draft.clock = newClock);
    }

    private Options with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** The bot's Telegram id, which is the token's first part. */
    public long botId() {
        var token = tokens.getFirst();
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    private static String randomToken() {
        var secret = new byte[26];
        new SecureRandom().nextBytes(secret);
        return DEFAULT_BOT_ID + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The same, to be changed. */
    private static final class Draft {
        private String host;
        private int port;
        private List<String> tokens;
        private String botName;
        private String botUsername;
        private long maxDownload;
        private boolean sharesFiles;
        private @Nullable Path dataFolder;
        private Limits limits;
        private Duration webhookRetry;
        private Duration checkoutTime;
        private Clock clock;

        private Draft(Options options) {
            host = options.host;
            port = options.port;
            tokens = options.tokens;
            botName = options.botName;
            botUsername = options.botUsername;
            maxDownload = options.maxDownload;
            sharesFiles = options.sharesFiles;
            dataFolder = options.dataFolder;
            limits = options.limits;
            webhookRetry = options.webhookRetry;
            checkoutTime = options.checkoutTime;
            clock = options.clock;
        }

        private Options options() {
            return new Options(
                    host,
                    port,
                    tokens,
                    botName,
                    botUsername,
                    maxDownload,
                    sharesFiles,
                    dataFolder,
                    limits,
                    webhookRetry,
                    checkoutTime,
                    clock);
        }
    }
}
