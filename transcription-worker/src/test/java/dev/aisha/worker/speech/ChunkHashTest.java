package dev.aisha.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkHashTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @Test
    void whateverChangesTheAnswerChangesTheHash() throws IOException {
        SpeechHints german = new SpeechHints(List.of("de"), List.of());
        SpeechHints word = new SpeechHints(List.of(), List.of("de"));

        assertThat(Set.of(
                        hash("a", "whisper-1", SpeechHints.NONE),
                        hash("b", "whisper-1", SpeechHints.NONE),
                        hash("a", "gpt-transcribe", SpeechHints.NONE),
                        hash("a", "gpt-transcribe", german),
                        hash("a", "gpt-transcribe", word)))
                .hasSize(5);
        assertThat(hash("a", "gpt-transcribe", german)).isEqualTo(hash("a", "gpt-transcribe", german));
    }

    private String hash(String audio, String model, SpeechHints hints) throws IOException {
        Path file = Files.writeString(folder.resolve("chunk"), audio);
        return ChunkHash.of(file, RequestFields.of(SpeechEngine.of(model), hints));
    }
}
