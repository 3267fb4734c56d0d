package dev.aisha.worker.speech;

import dev.aisha.worker.audio.UploadRules;
import java.util.Set;

/**
 * What a speech engine can do. Requests are built and answers are read from this alone.
 *
 * <p>Sources: OpenAI's speech-to-text guide and its notice that {@code gpt-transcribe} answers in JSON only, without
 * times; file kinds and 25 MB from the same guide. Compatible servers are asked for the least.
 *
 * @param model name in requests
 * @param answer the form to ask for
 * @param uploads what files it takes
 */
public record SpeechEngine(String model, Answer answer, UploadRules uploads) {
    private static final UploadRules OPENAI_UPLOADS =
            new UploadRules(Set.of("ogg", "mp3", "m4a", "wav", "flac", "webm"), 25_000_000);

    /** The form of an answer. */
    enum Answer {
        /** Text alone. */
        JSON("json"),
        /** Text, language and timed segments. */
        VERBOSE_JSON("verbose_json");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The request's {@code response_format}. */
        String label() {
            return label;
        }
    }

    /** The engine behind a model's name. */
    public static SpeechEngine of(String model) {
        Answer answer = switch (model) {
            case "whisper-1" -> Answer.VERBOSE_JSON;
            default -> Answer.JSON; // gpt-transcribe, and every engine that we know nothing of
        };
        return new SpeechEngine(model, answer, OPENAI_UPLOADS);
    }
}
