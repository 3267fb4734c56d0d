package dev.aisha.gateway.library;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the object store is reached. */
@ConfigMapping(prefix = "aisha.store")
public interface StoreConfig {
    /** The store's address, with or without scheme; {@code http} where it has none. */
    String endpoint();

    String accessKey();

    /** Secret. */
    String secretKey();

    @WithDefault("aisha")
    String bucket();

    /** Longest time to make a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Longest time of a call. */
    @WithDefault("5s")
    Duration callTimeout();

    /** Longest time to read an object of any size, such as the sound of hours. */
    @WithDefault("2m")
    Duration downloadTimeout();

    /** Most of a transcript's text that is read. A day of speech is about one megabyte. */
    @WithDefault("8M")
    MemorySize longestText();
}
