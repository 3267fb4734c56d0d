package dev.aisha.gateway.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the Bot API is reached. */
@ConfigMapping(prefix = "aisha.telegram")
public interface TelegramConfig {
    /** The bot's token; secret. The digits before its colon are the bot's id. */
    String token();

    /** The Bot API server. */
    @WithDefault("https://api.telegram.org")
    String apiUrl();

    /** Longest time to make a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Longest time of a call that sends or edits text. Together with the wait for its turn it is less than a step's. */
    @WithDefault("8s")
    Duration callTimeout();

    /** Longest time of a call that uploads a document. */
    @WithDefault("20s")
    Duration uploadTimeout();

    /** Longest time of a call that uploads a document of up to 50 MB: at 1.5 Mbit/s. */
    @WithDefault("5m")
    Duration largeUploadTimeout();

    /** How long Telegram may hold a {@code getUpdates} call that has nothing to tell. */
    @WithDefault("25s")
    Duration longPoll();
}
