package dev.aisha.worker.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.speech.RecognisedText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssembleTranscriptTest {

    @Test
    void aNoteInWhichNobodySpeaksIsNoTranscript() {
        assertThatThrownBy(() -> assemble(text(""), text(" … ")))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.NO_SPEECH));
    }

    @Test
    void theLanguageIsTheOneMostChunksAreIn() throws Exception {
        Transcript transcript = assemble(text("a", "en"), text("б", "ru"), text("в", "ru"), text("?", null));

        assertThat(transcript.language()).isEqualTo("ru");
    }

    @Test
    void theDocumentIsAsDescribed() throws Exception {
        Transcript transcript = assemble(text("Hello.", "en"));

        String json = new ObjectMapper().writeValueAsString(TranscriptDocument.of(transcript, "gpt-transcribe"));

        assertThat(json)
                .isEqualTo("{\"version\":1,\"engine\":\"gpt-transcribe\",\"language\":\"en\",\"duration\":60.0,"
                        + "\"segments\":[{\"start\":0.0,\"end\":60.0,\"text\":\"Hello.\"}]}");
    }

    private static Transcript assemble(RecognisedText... texts) throws JobFailed {
        List<AudioChunk> chunks = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            chunks.add(new AudioChunk(i, seconds(60L * i), seconds(60L * (i + 1)), List.of(), Path.of("chunk"), "ogg"));
        }
        return AssembleTranscript.assemble(chunks, Arrays.asList(texts), seconds(60L * texts.length));
    }

    private static RecognisedText text(String text) {
        return text(text, "en");
    }

    private static RecognisedText text(String text, @Nullable String language) {
        return new RecognisedText(text, language, List.of(), List.of());
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
