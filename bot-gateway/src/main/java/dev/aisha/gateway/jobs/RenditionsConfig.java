package dev.aisha.gateway.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What a language model may make of transcripts. */
@ConfigMapping(prefix = "aisha.renditions")
public interface RenditionsConfig {
    /** {@code OPENAI_CHAT_MODEL}: the language model; without one nothing is offered. */
    Optional<String> model();

    /** {@code RENDITION_COST_PER_1000_CHARACTERS}: coins for each thousand characters of a transcript that is begun. */
    BigDecimal coinsPerThousand();

    /** A transcript of fewer characters is read sooner than its summary. */
    @WithDefault("400")
    int worthSummingUp();

    /** Whoever wants that gets a summary of a note of at least this length, unasked. */
    @WithDefault("5m")
    Duration longNote();
}
