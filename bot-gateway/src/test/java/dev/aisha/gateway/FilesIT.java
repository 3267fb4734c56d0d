package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons below a transcript. */
@QuarkusTest
class FilesIT extends GatewayTest {
    private static final String SEGMENTS = """
            {"version": 1, "engine": "played", "duration": 4.0, "segments": [
              {"start": 0.5, "end": 2.0, "text": "Hello <there> & you."},
              {"start": 2.5, "end": 4.0, "text": "Goodbye."}]}""";

    @SuppressWarnings("NullAway.Init") // by sheHasATranscript
    private LocalUser ann;

    @SuppressWarnings("NullAway.Init") // by sheHasATranscript
    private TranscriptionJob job;

    @SuppressWarnings("NullAway.Init") // by sheHasATranscript
    private ChatMessage transcript;

    @BeforeEach
    void sheHasATranscript() {
        ann = telegram.newUser("Ann", "en");
        job = queued(voice(ann));
        worker.keepSegments(new TranscriptKeys(job.userId(), job.id()), SEGMENTS);
        worker.transcribe(job, 4, "Hello <there> & you. Goodbye.");
        transcript = said(ann, "Hello <there>");
    }

    private ChatMessage fileNamed(String name) {
        return ann.awaitFromBot(
                message -> message.file()
                        .map(Attachment::fileName)
                        .filter(name::equals)
                        .isPresent(),
                PATIENCE);
    }

    private String textOf(ChatMessage message) {
        return new String(telegram.download(message.file().orElseThrow()), StandardCharsets.UTF_8);
    }

    @Test
    void aTranscriptHasAButtonForEachKindOfFile() {
        assertThat(transcript.buttons().stream().flatMap(List::stream).map(Button::text))
                .containsExactly(".txt", ".docx", ".srt", ".vtt", ".json", "Translate · 1 🪙");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                ".txt | Hello <there> & you. Goodbye.",
                ".docx | word/document.xml",
                ".srt | 00:00:02,500 --> 00:00:04,000",
                ".vtt | Hello &lt;there&gt; &amp; you.",
                ".json | \"engine\": \"played\""
            },
            delimiter = '|')
    void aButtonBringsItsFileAsAReplyToTheNote(String button, String words) {
        String press = ann.press(transcript, button);

        assertThat(answered(press)).isEqualTo("📎 transcript" + button);
        ChatMessage file = fileNamed("transcript" + button);
        assertThat(textOf(file)).contains(words);
        assertThat(file.replyTo()).isEqualTo(transcript.replyTo());
    }

    @Test
    void nobodyElseGetsTheFile() {
        LocalUser eve = telegram.newUser("Eve", "en");
        eve.send("/help");
        ChatMessage help = said(eve, "Send or forward me");

        String press = eve.press(help.id(), forged("file:txt:" + job.id()));

        assertThat(answered(press)).contains("no longer works");
        assertThat(eve.fromBot()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:", "file:exe:%s", "file:srt:%s:1", "file:srt:none", "file:srt:"})
    void aButtonOfNoFileIsAnsweredAllTheSame(String data) {
        String press = ann.press(transcript.id(), forged(data.formatted(job.id())));

        assertThat(answered(press)).contains("no longer works");
    }

    @Test
    void aFileThatIsNoLongerKeptIsSaidToBe() {
        TranscriptionJob without = queued(voice(ann));
        worker.transcribe(without, 4, "Nothing timed.");
        ChatMessage untimed = said(ann, "Nothing timed.");

        assertThat(answered(ann.press(untimed, ".srt"))).isEqualTo("This is no longer kept.");
    }

    @Test
    void aFileThatCannotBeReadNowIsAskedForAgain() {
        stores.s3().kill();
        try {
            assertThat(answered(ann.press(transcript, ".srt"))).contains("try again");
        } finally {
            stores.s3().startAgain();
        }

        ann.press(transcript, ".srt");
        fileNamed("transcript.srt");
    }
}
