package dev.aisha.worker.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How audio is fetched. */
@ConfigMapping(prefix = "aisha.fetch")
public interface FetchConfig {

    /** {@code TELEGRAM_BOT_TOKEN}. */
    String telegramToken();

    /** {@code TELEGRAM_API_URL}. */
    String telegramApiUrl();

    /** The largest file that is accepted. Telegram's own server hands out 20 MB, a local one 2 GB. */
    @WithDefault("2G")
    MemorySize largestFile();

    /** How long one download may take. */
    @WithDefault("10m")
    Duration downloadTimeLimit();
}
