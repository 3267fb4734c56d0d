package dev.aisha.worker.speech;

import dev.aisha.contract.FailureCode;
import java.time.Duration;

/** What came of one request to the speech service. */
sealed interface SpeechAnswer {

    /** The text. */
    record Recognised(RecognisedText text) implements SpeechAnswer {}

    /** Too many requests; {@code retryAfter} is zero where it did not say when to come back. */
    record Throttled(Duration retryAfter) implements SpeechAnswer {}

    /** No answer, an error of theirs, or one that cannot be read: the same request may pass later. */
    record Unavailable(String problem, Duration retryAfter) implements SpeechAnswer {}

    /** It refuses our key, account or model, which people can mend while the job waits. */
    record RefusesUs(String problem) implements SpeechAnswer {}

    /** It refuses this audio, and will every time. */
    record RefusesAudio(FailureCode code, String problem) implements SpeechAnswer {}

    /** How it is called in metrics. */
    default String label() {
        return switch (this) {
            case Recognised recognised -> "recognised";
            case Throttled throttled -> "throttled";
            case Unavailable unavailable -> "unavailable";
            case RefusesUs refusal -> "refuses_us";
            case RefusesAudio refusal -> "refuses_audio";
        };
    }
}
