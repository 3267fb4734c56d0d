package dev.aisha.worker.speech;

import dev.aisha.worker.audio.UploadRules;
import java.time.Duration;
import java.util.Set;

/**
 * What a speech engine can do. Requests are built from this alone.
 *
 * <p>Sources: OpenAI's speech-to-text guide (file kinds, 25 MB, the fields of {@code gpt-transcribe} and of
 * {@code whisper-1}) and its guide for moving from the one to the other. Neither names a longest audio; 25 minutes are what
 * the API took of their siblings. Compatible servers (whisper.cpp, faster-whisper, LocalAI) take Whisper's fields.
 *
 * @param model name in requests
 * @param times what has times in its answers
 * @param languages how it is told which languages to expect
 * @param keywords how it is told which words to expect
 * @param formIsSure whether it is known to answer in the form that gives these times; one that turns out to refuse it is
 *     asked for text alone
 * @param uploads what files it takes
 * @param longestAudio in one request
 */
public record SpeechEngine(
        String model,
        Times times,
        Languages languages,
        Keywords keywords,
        boolean formIsSure,
        UploadRules uploads,
        Duration longestAudio) {
    private static final UploadRules OPENAI_UPLOADS =
            new UploadRules(Set.of("ogg", "mp3", "m4a", "wav", "flac", "webm"), 25_000_000);

    private static final Duration LONGEST_AUDIO = Duration.ofMinutes(25);

    /** What has times. */
    enum Times {
        NONE,
        SEGMENTS,
        SEGMENTS_AND_WORDS
    }

    /** The fields for expected languages. */
    enum Languages {
        NONE,
        /** {@code language}, where exactly one is expected. */
        ONE,
        /** {@code languages[]}, never together with {@code language}. */
        MANY
    }

    /** The fields for expected words. */
    enum Keywords {
        NONE,
        /** {@code keywords[]}; {@code prompt} is for context beside them, of which a job has none. */
        LISTED,
        /** Within {@code prompt}. */
        IN_PROMPT
    }

    /** The engine behind a model's name. */
    public static SpeechEngine of(String model) {
        return switch (model) {
            case "gpt-transcribe" ->
                new SpeechEngine(
                        model, Times.NONE, Languages.MANY, Keywords.LISTED, true, OPENAI_UPLOADS, LONGEST_AUDIO);
            case "whisper-1" -> whisper(model, true);
            default -> whisper(model, false);
        };
    }

    private static SpeechEngine whisper(String model, boolean formIsSure) {
        return new SpeechEngine(
                model,
                Times.SEGMENTS_AND_WORDS,
                Languages.ONE,
                Keywords.IN_PROMPT,
                formIsSure,
                OPENAI_UPLOADS,
                LONGEST_AUDIO);
    }

    /** The same engine, asked for text alone. */
    SpeechEngine withoutTimes() {
        return new SpeechEngine(model, Times.NONE, languages, keywords, true, uploads, longestAudio);
    }
}
