package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How a job ended, as a worker tells the gateways. The first result of a job wins; later ones are dropped. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobResult.Transcribed.class, name = "transcribed"),
    @JsonSubTypes.Type(value = JobResult.Rendered.class, name = "rendered"),
    @JsonSubTypes.Type(value = JobResult.Failed.class, name = "failed")
})
public sealed interface JobResult {

    /** The job that ended. */
    JobId jobId();

    /**
     * The transcript's objects lie in the store, under {@link TranscriptKeys}. The text itself is not in the message.
     *
     * @param seconds whole seconds of audio to be paid for: the true length, rounded up
     * @param characters length of the text in UTF-16 units
     * @param segments number of timed segments
     * @param chunks number of pieces the audio was cut into
     * @param engine model that recognised it
     * @param language ISO 639-1 code of the speech, null where the engine did not say
     * @param processingMillis from lease to finish
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transcribed(
            JobId jobId,
            long seconds,
            int characters,
            int segments,
            int chunks,
            String engine,
            @Nullable String language,
            long processingMillis)
            implements JobResult {}

    /**
     * The rendition lies in the store, beside its transcript, under {@link TranscriptKeys#rendition}.
     *
     * @param characters length of its text in UTF-16 units
     * @param requests how often the model was asked
     * @param model that made it
     * @param processingMillis from lease to finish
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rendered(JobId jobId, int characters, int requests, String model, long processingMillis)
            implements JobResult {}

    /** Nothing came of it, and nothing is charged. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failed(JobId jobId, FailureCode code) implements JobResult {}
}
