package dev.aisha.gateway.settings;

import java.util.List;

/**
 * What a user has chosen beside their language.
 *
 * @param spoken ISO 639-1 codes of what they speak in notes, hints to the speech service
 * @param vocabulary words to be spelt like this
 * @param timestamps whether the text in the chat tells when each part was said
 * @param keepAudioDays for how many days the sound of a note is kept
 * @param summaries whether a summary is made of each long note, unasked
 */
public record Choices(
        List<String> spoken, List<String> vocabulary, boolean timestamps, int keepAudioDays, boolean summaries) {
    /** Those of whoever has chosen nothing. */
    public static final Choices USUAL = new Choices(List.of(), List.of(), false, 365, false);

    public Choices {
        spoken = List.copyOf(spoken);
        vocabulary = List.copyOf(vocabulary);
    }

    /** The same, with these spoken. */
    public Choices withSpoken(List<String> languages) {
        return new Choices(languages, vocabulary, timestamps, keepAudioDays, summaries);
    }

    /** The same, with these own words. */
    public Choices withVocabulary(List<String> words) {
        return new Choices(spoken, words, timestamps, keepAudioDays, summaries);
    }

    /** The same, with or without times in the text. */
    public Choices withTimestamps(boolean wanted) {
        return new Choices(spoken, vocabulary, wanted, keepAudioDays, summaries);
    }

    /** The same, with sound kept for so long. */
    public Choices withKeepAudioDays(int days) {
        return new Choices(spoken, vocabulary, timestamps, days, summaries);
    }

    /** The same, with or without summaries of long notes. */
    public Choices withSummaries(boolean wanted) {
        return new Choices(spoken, vocabulary, timestamps, keepAudioDays, wanted);
    }
}
