package dev.aisha.local.speech.endpoint;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model that the endpoint knows by name, and what it can do at OpenAI (API reference, "Create transcription", and the
 * migration guide from Whisper to GPT Transcribe, 2026). All are answered by the one recogniser of this machine.
 *
 * @param formats the values of {@code response_format} that it offers
 * @param fields the form fields that it understands beside those that every model does
 * @param namesLanguages whether its answers name the languages that were heard
 */
record EngineModel(String id, Set<AnswerFormat> formats, Set<String> fields, boolean namesLanguages) {

    static final List<EngineModel> ALL = List.of(
            new EngineModel(
                    "gpt-transcribe",
                    EnumSet.of(AnswerFormat.JSON),
                    Set.of("language", "languages[]", "keywords[]", "prompt"),
                    true),
            new EngineModel(
                    "gpt-4o-transcribe",
                    EnumSet.of(AnswerFormat.JSON),
                    Set.of("language", "prompt", "temperature"),
                    false),
            new EngineModel(
                    "gpt-4o-mini-transcribe",
                    EnumSet.of(AnswerFormat.JSON),
                    Set.of("language", "prompt", "temperature"),
                    false),
            new EngineModel(
                    "whisper-1",
                    EnumSet.allOf(AnswerFormat.class),
                    Set.of("language", "prompt", "temperature", "timestamp_granularities[]"),
                    false));

    private static final Set<String> EVERY_MODEL = Set.of("model", "response_format", "stream");

    EngineModel {
        formats = Set.copyOf(formats);
        fields = Set.copyOf(fields);
    }

    boolean offers(AnswerFormat format) {
        return formats.contains(format);
    }

    boolean understands(String field) {
        return EVERY_MODEL.contains(field) || fields.contains(field);
    }

    static Optional<EngineModel> of(String id) {
        return ALL.stream().filter(model -> model.id.equals(id)).findFirst();
    }
}
