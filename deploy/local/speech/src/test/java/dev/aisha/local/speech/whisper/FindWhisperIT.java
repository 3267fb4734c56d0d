package dev.aisha.local.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.SpeechRequest;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.speech.whisper.FindWhisper.Found;
import dev.aisha.local.speech.whisper.FindWhisper.NotFound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the real native library, and goes as far as one can without a model's weights. */
class FindWhisperIT {

    @TempDir
    private Path folder;

    @Test
    void nativeLibraryLoadsAndLeavesNoTemporaryFiles() throws Exception {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));

        var whisper = LoadModel.library();

        assertThat(whisper.getSystemInfo()).isNotBlank();
        assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(temporary.toString());
        try (var left = Files.newDirectoryStream(temporary, "aisha-whisper-*")) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void fileThatIsNoModelIsRefusedWithItsName() throws Exception {
        var bogus = Files.writeString(folder.resolve("bogus.bin"), "not a model at all");

        assertThatThrownBy(() -> WhisperRecogniser.load(bogus))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bogus.bin is not a Whisper model");
    }

    @Test
    void modelWithNonsenseInItsHeadIsRefusedBeforeNativeCodeSeesIt() throws Exception {
        var nonsense = new byte[1000];
        new java.util.Random(3).nextBytes(nonsense);
        System.arraycopy(new byte[] {'l', 'm', 'g', 'g'}, 0, nonsense, 0, 4);
        var file = Files.write(folder.resolve("nonsense.bin"), nonsense);

        assertThatThrownBy(() -> WhisperRecogniser.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nonsense.bin is not a whole Whisper model");
    }

    @Test
    void wholeModelRecognisesAsFarAsItsWeightsGo() throws Exception {
        var clip = ToneSpeech.words(0, 5).clip();
        var fields = Map.of("model", List.of("whisper-1"), "language", List.of("ru"), "prompt", List.of("Aisha"));
        var request = new SpeechRequest(1, "key", "note.wav", clip.wav(), clip, fields);

        Recognition recognition;
        try (var recogniser = WhisperRecogniser.load(EmptyModel.write(folder.resolve("empty.bin")))) {
            assertThat(recogniser.name()).isEqualTo("whisper.cpp (empty.bin)");
            recognition = recogniser.recognise(request);
        }

        assertThat(recognition.language()).isEqualTo("ru");
        assertThat(recognition.segments()).allMatch(segment -> segment.end().compareTo(clip.duration()) <= 0);
    }

    @Test
    void modelIsNamedByItsFile() throws Exception {
        var file = EmptyModel.write(folder.resolve("mine.bin"));

        assertThat(find(Map.of("WHISPER_MODEL", file.toString()))).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.recogniser().name()).contains("mine.bin");
            found.recogniser().close();
        });
    }

    @Test
    void modelThatIsCutOffIsRefused() throws Exception {
        var whole = Files.readAllBytes(EmptyModel.write(folder.resolve("empty.bin")));
        var cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, whole.length - 100_000));

        assertThatThrownBy(() -> WhisperRecogniser.load(cut))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.bin is not a whole Whisper model");
    }

    @Test
    void environmentSaysNone() {
        assertThat(find(Map.of("WHISPER_MODEL", "none"))).isEqualTo(new NotFound("WHISPER_MODEL=none"));
    }

    @Test
    void environmentNamesNothingThatIsThere() {
        assertThat(find(Map.of("WHISPER_MODEL", "/nowhere/model.bin")))
                .isInstanceOfSatisfying(
                        NotFound.class, none -> assertThat(none.reason()).contains("/nowhere/model.bin"));
    }

    @Test
    void noInternetIsNoFault() {
        var outcome = find(Map.of("WHISPER_MODEL_URL", "http://127.0.0.1:1", "XDG_CACHE_HOME", folder.toString()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotFound.class, none -> assertThat(none.reason()).contains("'base' could not be downloaded"));
    }

    @Test
    void downloadedFileWithTheRightSizeButNoModelIsRefused() throws Exception {
        var cache = Files.createDirectories(folder.resolve("aisha").resolve("whisper"));
        try (var file =
                new java.io.RandomAccessFile(cache.resolve("ggml-base.bin").toFile(), "rw")) {
            file.setLength(PublishedModel.BASE.size());
        }

        assertThat(find(Map.of("XDG_CACHE_HOME", folder.toString())))
                .isInstanceOfSatisfying(
                        NotFound.class, none -> assertThat(none.reason()).contains("is not a Whisper model"));
    }

    private static FindWhisper.Outcome find(Map<String, String> environment) {
        var console = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new FindWhisper(environment, console).find();
    }
}
