package dev.aisha.gateway.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.RecogniseMessage.Meaning;
import dev.aisha.gateway.telegram.IncomingMessage;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.IncomingUpdate;
import dev.aisha.gateway.telegram.ReadUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fed with updates as Telegram sends them, and with odd ones. */
class RecogniseMessageTest {
    private static IncomingUpdate update(String name) throws IOException {
        try (InputStream stream = RecogniseMessageTest.class.getResourceAsStream("/updates/" + name + ".json")) {
            String json = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return ReadUpdate.read(json).orElseThrow();
        }
    }

    private static Meaning meaning(String name) throws IOException {
        IncomingUpdate update = update(name);
        return RecogniseMessage.recognise((IncomingMessage) update.content(), Optional.of("aisha_bot"));
    }

    private static Note note(String name) throws IOException {
        return ((Meaning.Transcribe) meaning(name)).note();
    }

    @Test
    void aVoiceMessageIsANoteWithAllThatItsSenderAnnounced() throws IOException {
        Note note = note("voice");

        assertThat(note)
                .isEqualTo(new Note(
                        new ChatMessage(555000111, 4711),
                        new Note.Sender(555000111, "oleg", "Олег", "ru"),
                        MediaKind.VOICE,
                        "AwACAgIAAxkBAAIBZ2",
                        null,
                        "audio/ogg",
                        81234L,
                        Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource({
        "forwarded_voice, VOICE, AwACforward",
        "audio, AUDIO, CQACaudio",
        "video_note, VIDEO_NOTE, DQACnote",
        "video, VIDEO, BAACvideo",
        "document_audio, DOCUMENT, BQACdoc",
        "document_by_name, DOCUMENT, BQACname"
    })
    void everythingThatMayHoldSpeechIsANote(String update, MediaKind kind, String fileId) throws IOException {
        assertThat(note(update).kind()).isEqualTo(kind);
        assertThat(note(update).fileId()).isEqualTo(fileId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "sticker", "animation", "document_pdf", "document_playlist", "voice_without_file"})
    void whatAPersonSendsOtherwiseGetsAHelpfulWord(String update) throws IOException {
        assertThat(meaning(update)).isInstanceOf(Meaning.Chatter.class);
    }

    @Test
    void aCommandIsItsNameWhateverItsCaseAndItsBotAndWhatFollows() throws IOException {
        assertThat(meaning("start_with_payload"))
                .isEqualTo(new Meaning.Command(
                        "start",
                        "ref_77",
                        new ChatMessage(555000111, 4722),
                        new Note.Sender(555000111, null, "Ann", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pinned", "voice_from_bot"})
    void serviceMessagesAndOtherBotsAreNotAnswered(String update) throws IOException {
        assertThat(meaning(update)).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void aNoteInAGroupIsOnlyOverheard() throws IOException {
        assertThat(meaning("group_voice")).isInstanceOf(Meaning.Overheard.class);
    }

    @Test
    void anUpdateThatIsNoMessageHasNone() throws IOException {
        assertThat(update("callback_query").content()).isInstanceOf(IncomingPress.class);
    }

    @Test
    void anUpdateThatCannotBeReadKeepsItsIdSoThatItCanBeAcknowledged() throws IOException {
        assertThat(update("voice_with_odd_duration"))
                .isEqualTo(new IncomingUpdate(871300019, new IncomingUpdate.Unreadable()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "nonsense", "{\"update_id\":\"x\"}", "{\"message\":{}}", "{\"update_id\":"})
    void whatHasNotEvenAnIdIsNoUpdate(String json) {
        assertThat(ReadUpdate.read(json)).isEmpty();
    }

    @Test
    void impossibleFiguresCountAsNotAnnounced() throws IOException {
        assertThat(note("voice_with_negative_figures").announced()).isNull();
        assertThat(note("voice_with_negative_figures").fileSize()).isNull();
    }

    @Test
    void aLengthBeyondBeliefCountsAsNotAnnounced() throws IOException {
        assertThat(note("voice_of_years").announced()).isNull();
    }

    @Test
    void charactersThatTheDatabaseDoesNotTakeAreDropped() throws IOException {
        assertThat(note("name_with_nul").fileName()).isEqualTo("ab.mp3");
        assertThat(note("name_with_nul").sender().firstName()).isEqualTo("Ann");
    }
}
