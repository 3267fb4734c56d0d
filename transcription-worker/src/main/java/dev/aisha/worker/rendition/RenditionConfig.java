package dev.aisha.worker.rendition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** The service that runs language models. Which model is asked, each job says. */
@ConfigMapping(prefix = "aisha.rendition")
public interface RenditionConfig {

    /** {@code OPENAI_BASE_URL}: requests go to {@code {url}/chat/completions}. */
    String baseUrl();

    /** {@code OPENAI_API_KEY}. */
    String apiKey();

    /** How much text one request carries, in UTF-16 units: some thousand tokens, which every current model takes. */
    @WithDefault("8000")
    int partCharacters();

    /** The longest transcript that is rendered, in UTF-16 units: about a day of speech. */
    @WithDefault("2000000")
    int mostCharacters();

    /** Requests under way at once in this replica. */
    @WithDefault("8")
    @WithName("concurrency")
    int concurrency();

    /** How long one request may take, from connecting to the last byte of the answer. */
    @WithDefault("2m")
    Duration requestTimeLimit();

    /** How long to wait before asking again a provider that refuses our key, account or model. */
    @WithDefault("15s")
    Duration probeEvery();
}
