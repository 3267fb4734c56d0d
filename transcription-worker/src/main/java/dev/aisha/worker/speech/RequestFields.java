package dev.aisha.worker.speech;

import java.util.ArrayList;
import java.util.List;

/** The fields of a request beside its file, as its engine takes them. */
final class RequestFields {
    /**
     * Whisper reads the last 224 tokens of a prompt only (OpenAI's speech-to-text guide). A token is some two letters or
     * more of any alphabet, so that all of a prompt that is this short is read.
     */
    private static final int LONGEST_PROMPT = 400;

    private RequestFields() {}

    /** A field by its name on the wire. */
    record Field(String name, String value) {}

    static List<Field> of(SpeechEngine engine, SpeechHints hints) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("model", engine.model()));
        addForm(fields, engine.times());
        addLanguages(fields, engine.languages(), hints.languages());
        addKeywords(fields, engine.keywords(), hints.keywords());
        return List.copyOf(fields);
    }

    private static void addForm(List<Field> fields, SpeechEngine.Times times) {
        fields.add(new Field("response_format", times == SpeechEngine.Times.NONE ? "json" : "verbose_json"));
        switch (times) {
            case NONE -> {}
            case SEGMENTS -> fields.add(new Field("timestamp_granularities[]", "segment"));
            case SEGMENTS_AND_WORDS -> {
                fields.add(new Field("timestamp_granularities[]", "segment"));
                fields.add(new Field("timestamp_granularities[]", "word"));
            }
        }
    }

    private static void addLanguages(List<Field> fields, SpeechEngine.Languages takes, List<String> languages) {
        switch (takes) {
            case NONE -> {}
            case ONE -> {
                if (languages.size() == 1) {
                    fields.add(new Field("language", languages.getFirst()));
                }
            }
            case MANY -> languages.forEach(language -> fields.add(new Field("languages[]", language)));
        }
    }

    private static void addKeywords(List<Field> fields, SpeechEngine.Keywords takes, List<String> keywords) {
        switch (takes) {
            case NONE -> {}
            case LISTED -> keywords.forEach(keyword -> fields.add(new Field("keywords[]", keyword)));
            case IN_PROMPT -> {
                if (!keywords.isEmpty()) {
                    fields.add(new Field("prompt", glossary(keywords)));
                }
            }
        }
    }

    /** Whisper follows a prompt's spelling, not its orders: a list of the words is enough. The most important stay. */
    private static String glossary(List<String> keywords) {
        StringBuilder prompt = new StringBuilder(keywords.getFirst());
        for (String keyword : keywords.subList(1, keywords.size())) {
            if (prompt.length() + keyword.length() + 3 > LONGEST_PROMPT) {
                break;
            }
            prompt.append(", ").append(keyword);
        }
        return prompt.append('.').toString();
    }
}
