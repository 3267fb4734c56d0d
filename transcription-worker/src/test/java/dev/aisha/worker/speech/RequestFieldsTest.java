package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.speech.RequestFields.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestFieldsTest {
    private static final SpeechHints HINTS = new SpeechHints(List.of("de", "en"), List.of("Aisha", "Zürich HB"));
    private static final SpeechHints GERMAN = new SpeechHints(List.of("de"), List.of());

    @Test
    void gptTranscribeTakesListsOfLanguagesAndKeywords() {
        assertThat(fields("gpt-transcribe", HINTS)).isEqualTo("""
                model=gpt-transcribe
                response_format=json
                languages[]=de
                languages[]=en
                keywords[]=Aisha
                keywords[]=Zürich HB""");
    }

    @Test
    void gptTranscribeIsNeverToldOneLanguageInTheOldField() {
        assertThat(fields("gpt-transcribe", GERMAN)).contains("languages[]=de").doesNotContain("language=");
    }

    @Test
    void whisperGivesTimesAndReadsKeywordsInItsPrompt() {
        assertThat(fields("whisper-1", HINTS)).isEqualTo("""
                model=whisper-1
                response_format=verbose_json
                timestamp_granularities[]=segment
                timestamp_granularities[]=word
                prompt=Aisha, Zürich HB.""");
    }

    @Test
    void whisperIsToldALanguageOnlyIfNoOtherIsExpected() {
        assertThat(fields("whisper-1", GERMAN)).contains("language=de");
        assertThat(fields("whisper-1", HINTS)).doesNotContain("language");
    }

    @Test
    void anUnknownServerIsAskedLikeWhisperAndAfterARefusalForTextAlone() {
        SpeechEngine engine = SpeechEngine.of("Systran/faster-whisper-small");

        assertThat(fields(engine, GERMAN))
                .isEqualTo(fields("whisper-1", GERMAN).replace("whisper-1", "Systran/faster-whisper-small"));
        assertThat(fields(engine.withoutTimes(), GERMAN)).isEqualTo("""
                model=Systran/faster-whisper-small
                response_format=json
                language=de""");
    }

    @Test
    void whereNothingIsKnownNothingIsHinted() {
        assertThat(RequestFields.of(SpeechEngine.of("gpt-transcribe"), SpeechHints.NONE))
                .extracting(Field::name)
                .containsExactly("model", "response_format");
    }

    @Test
    void aPromptIsShortEnoughToBeReadWholeAndKeepsTheMostImportantWords() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "keyword" + i).toList();

        String prompt = RequestFields.of(SpeechEngine.of("whisper-1"), new SpeechHints(List.of(), many))
                .getLast()
                .value();

        assertThat(prompt).startsWith("keyword0, keyword1").endsWith(".").hasSizeBetween(380, 400);
    }

    private static String fields(String model, SpeechHints hints) {
        return fields(SpeechEngine.of(model), hints);
    }

    private static String fields(SpeechEngine engine, SpeechHints hints) {
        return RequestFields.of(engine, hints).stream()
                .map(field -> field.name() + "=" + field.value())
                .collect(Collectors.joining("\n"));
    }
}
