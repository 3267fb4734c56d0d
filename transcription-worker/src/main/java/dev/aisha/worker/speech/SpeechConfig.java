package dev.aisha.worker.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The speech service. */
@ConfigMapping(prefix = "aisha.speech")
public interface SpeechConfig {

    /** {@code OPENAI_BASE_URL}: requests go to {@code {url}/audio/transcriptions}. */
    String baseUrl();

    /** {@code OPENAI_API_KEY}. */
    String apiKey();

    /** {@code OPENAI_MODEL}. */
    String model();

    /** {@code CHUNK_CONCURRENCY}: requests under way at once in this replica. */
    int chunkConcurrency();

    /** How long one request may take, from connecting to the last byte of the answer. */
    @WithDefault("3m")
    Duration requestTimeLimit();
}
