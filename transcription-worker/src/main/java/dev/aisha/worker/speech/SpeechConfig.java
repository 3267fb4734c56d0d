package dev.aisha.worker.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

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

    /** How many requests the provider allows in a minute, to all replicas together; none for any number. */
    OptionalInt requestsPerMinute();

    /** How many minutes of audio the provider allows in a minute, to all replicas together; none for any length. */
    OptionalInt audioMinutesPerMinute();

    /** How often one request asks again while the provider refuses our key, account or model. */
    @WithDefault("15s")
    Duration probeEvery();
}
