package dev.aisha.gateway.jobs;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a job is to do. */
public sealed interface Task {
    /** Turn its note into text. */
    record Transcribe() implements Task {}

    /**
     * Have a language model make something of a transcript.
     *
     * @param language ISO 639-1 code of the language that it is to be in, null for that of the transcript
     * @param coins its price
     */
    record Render(
            JobId transcript, RenditionKind kind, @Nullable String language, BigDecimal coins) implements Task {}
}
