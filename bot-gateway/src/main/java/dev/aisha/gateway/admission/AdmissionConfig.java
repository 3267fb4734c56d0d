package dev.aisha.gateway.admission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is taken at all. */
@ConfigMapping(prefix = "aisha.admission")
public interface AdmissionConfig {
    /**
     * The largest file that the Bot API server hands out. By default 20 MB with Telegram's own server, as its
     * {@code getFile} says, and no limit with another one: a local Bot API server goes up to 2 GB.
     */
    Optional<MemorySize> largestFile();

    /** Notes altogether that are accepted and not at their end. What comes beyond is refused, with a word. */
    @WithDefault("20000")
    int mostOpen();

    /** Notes of one sender that are accepted and not at their end. What comes beyond is refused, with a word. */
    @WithDefault("200")
    int mostOpenPerSender();
}
