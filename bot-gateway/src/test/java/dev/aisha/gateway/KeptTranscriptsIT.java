package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.erasing.EraseObjects;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /history}: what is kept of a user's notes, listed, found, opened, deleted. */
@QuarkusTest
class KeptTranscriptsIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    EraseObjects eraseObjects;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private TranscriptionJob transcribed(LocalUser user, String text) {
        TranscriptionJob job = queued(voice(user));
        worker.transcribe(job, 4, text);
        said(user, text.substring(0, Math.min(text.length(), 100)));
        return job;
    }

    private ChatMessage listed(LocalUser user, String command) {
        long before = user.fromBot().stream().mapToLong(ChatMessage::id).max().orElse(0);
        user.send(command);
        return user.awaitFromBot(message -> message.id() > before, PATIENCE);
    }

    private ChatMessage pressed(ChatMessage message, String button) {
        answered(ann.press(message, button));
        return ann.awaitFromBot(later -> later.id() == message.id() && later.edits() > message.edits(), PATIENCE);
    }

    private ChatMessage opened(ChatMessage list, String number) {
        long last = ann.fromBot().getLast().id();
        answered(ann.press(list, number));
        return ann.awaitFromBot(message -> message.id() > last, PATIENCE);
    }

    private static List<String> names(ChatMessage message) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .map(Button::text)
                .toList();
    }

    @Test
    void whoeverHasNothingIsToldSo() {
        assertThat(listed(ann, "/history").text()).startsWith("📚 No transcript of yours is kept");
    }

    @Test
    void theNewestComeFirstFiveOnAPage() {
        for (int i = 1; i <= 7; i++) {
            transcribed(ann, "note number " + i);
        }
        transcribed(telegram.newUser("Bob", "en"), "somebody else's");

        ChatMessage first = listed(ann, "/history");
        assertThat(first.text())
                .startsWith("📚 7 transcripts.")
                .contains("1. ", " · 4 s\nnote number 7", "note number 3");
        assertThat(first.text()).doesNotContain("note number 2", "somebody else's");
        assertThat(names(first)).containsExactly("1", "2", "3", "4", "5", "Older ▸");

        ChatMessage second = pressed(first, "Older ▸");
        assertThat(second.text())
                .contains("1. ", "note number 2", "note number 1")
                .doesNotContain("note number 3");
        assertThat(names(second)).containsExactly("1", "2", "◂ Newer");

        ChatMessage back = pressed(second, "◂ Newer");
        assertThat(back.text()).isEqualTo(first.text());
        assertThat(names(back)).isEqualTo(names(first));
    }

    @Test
    void aNumberOpensATranscriptWithItsFiles() {
        transcribed(ann, "the first of them");
        transcribed(ann, "<b>the</b> second & longer one. ".repeat(300));

        ChatMessage list = listed(ann, "/history");
        ChatMessage whole = opened(list, "2");
        assertThat(whole.text()).startsWith("the first of them\n\n").endsWith(" · 4 s");
        assertThat(names(whole))
                .containsExactly(".txt", ".docx", ".srt", ".vtt", ".json", "Translate · 1 🪙", ".mp3", "🗑 Delete");

        ChatMessage beginning = opened(list, "1");
        assertThat(beginning.text())
                .startsWith("<b>the</b> second & longer")
                .contains("…\n\n")
                .hasSizeLessThanOrEqualTo(4096);
        assertThat(beginning.content().entities())
                .anyMatch(entity -> entity.type().equals("expandable_blockquote"));
    }

    @Test
    void aTranscriptThatIsOpenBringsItsSound() {
        TranscriptionJob job = transcribed(ann, "to be heard");
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());
        ChatMessage open = opened(listed(ann, "/history"), "1");
        assertThat(answered(ann.press(open, ".mp3"))).isEqualTo("This is no longer kept.");
        worker.keepAudio(keys);

        assertThat(answered(ann.press(open, ".mp3"))).isEqualTo("📎 note.mp3");

        ChatMessage sound = ann.awaitFromBot(message -> message.file().isPresent(), PATIENCE);
        assertThat(telegram.download(sound.file().orElseThrow())).asString().isEqualTo("sound");
        LocalUser bob = telegram.newUser("Bob", "en");
        bob.send("/help");
        assertThat(answered(bob.press(said(bob, "Send or forward").id(), forged("sound:" + job.id()))))
                .contains("no longer works");
        database.change(
                "DELETE FROM gateway.audio_files WHERE id = $1", job.id().value());
        assertThat(names(opened(listed(ann, "/history"), "1"))).doesNotContain(".mp3");
    }

    @Test
    void wordsAreFoundInAnyLanguageByTheirBeginning() {
        transcribed(ann, "Купила яблоки и сыр на рынке");
        transcribed(ann, "Сыр забыла, зато встретила Олега");
        transcribed(ann, "今日は東京で会議があります");

        assertThat(listed(ann, "/history сыр").text())
                .startsWith("🔎 The newest 2 transcripts")
                .contains("1. ", "Сыр забыла", "2. ", "Купила яблоки");
        assertThat(listed(ann, "/history  СЫР ябло").text())
                .startsWith("🔎 1 transcript has these words.")
                .contains("Купила яблоки")
                .doesNotContain("Олега");
        assertThat(listed(ann, "/history 東京").text()).contains("今日は東京");
        assertThat(listed(ann, "/history молоко").text()).startsWith("🔎 None of your transcripts");
        assertThat(names(listed(ann, "/history сыр"))).containsExactly("1", "2");
    }

    /** PostgreSQL does not take every character. */
    @Test
    void whateverStandsInATranscriptIsDelivered() {
        worker.transcribe(queued(voice(ann)), 4, "before\0after \u0001\ud800 <end>");

        said(ann, "<end>");
        assertThat(listed(ann, "/history after").text()).contains("before after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"' | 'a", "a:* & b", "!", "\\", "👍", "%_", "'; DROP TABLE gateway.jobs; --"})
    void nothingThatSomebodySearchesForBreaksTheSearch(String words) {
        transcribed(ann, "unbroken");

        assertThat(listed(ann, "/history " + words).text()).startsWith("🔎 None of your transcripts");
    }

    @Test
    void whatIsDeletedIsGoneFromEverywhereAndOnlyAfterASecondPress() {
        TranscriptionJob job = transcribed(ann, "canary in a coal mine");
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());
        worker.keepSegments(keys, "{}");
        ChatMessage open = opened(listed(ann, "/history"), "1");

        assertThat(answered(ann.press(open, "🗑 Delete"))).contains("gone for good");
        ChatMessage asked = ann.awaitFromBot(message -> names(message).contains("Keep"), PATIENCE);
        assertThat(names(asked)).containsExactly("🗑 Delete for good", "Keep");
        ChatMessage kept = pressed(asked, "Keep");
        assertThat(names(kept)).contains("🗑 Delete");
        assertThat(worker.objects(keys.folder())).hasSize(2);

        ChatMessage again = pressed(kept, "🗑 Delete");
        assertThat(answered(ann.press(again, "🗑 Delete for good"))).isEqualTo("🗑 Deleted: text and audio.");

        said(ann, "🗑 Deleted");
        eventually().until(() -> worker.objects(keys.folder()).isEmpty());
        assertThat(database.rows(
                        "SELECT 1 FROM gateway.transcripts WHERE id = $1",
                        job.id().value()))
                .isEmpty();
        assertThat(database.rows(
                        "SELECT 1 FROM gateway.transcript_words WHERE transcript_id = $1",
                        job.id().value()))
                .isEmpty();
        assertThat(database.rows(
                        "SELECT 1 FROM gateway.audio_files WHERE id = $1",
                        job.id().value()))
                .isEmpty();
        assertThat(listed(ann, "/history").text()).startsWith("📚 No transcript");
        assertThat(listed(ann, "/history canary").text()).startsWith("🔎 None");
        ChatMessage delivered = said(ann, "canary");
        assertThat(answered(ann.press(delivered, ".txt"))).isEqualTo("This is no longer kept.");
    }

    /** A worker that was still writing the archive is tidied up after. */
    @Test
    void whatIsWrittenAfterwardsIsErasedAnHourLater() {
        TranscriptionJob job = transcribed(ann, "late");
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());
        ChatMessage open = opened(listed(ann, "/history"), "1");
        ChatMessage asked = pressed(open, "🗑 Delete");
        answered(ann.press(asked, "🗑 Delete for good"));
        eventually().until(() -> worker.objects(keys.folder()).isEmpty());
        worker.keep(keys, "written late");

        clock.advance(Duration.ofMinutes(59));
        eraseObjects.eraseDue();
        assertThat(worker.objects(keys.folder())).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        eraseObjects.eraseDue();

        assertThat(worker.objects(keys.folder())).isEmpty();
        assertThat(database.rows("SELECT 1 FROM gateway.erasures WHERE prefix = $1", keys.folder()))
                .isEmpty();
    }

    @Test
    void nobodyOpensOrDeletesWhatIsNotTheirs() {
        TranscriptionJob job = transcribed(ann, "hers alone");
        LocalUser bob = telegram.newUser("Bob", "en");
        bob.send("/help");
        ChatMessage his = said(bob, "Send or forward");

        for (String data : List.of("open:" + job.id(), "delete:A:" + job.id(), "delete:D:" + job.id())) {
            assertThat(answered(bob.press(his.id(), forged(data)))).contains("no longer works");
        }

        assertThat(bob.fromBot()).hasSize(1);
        assertThat(listed(ann, "/history").text()).contains("hers alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"history:older:", "history:older:x", "history:later:1", "history:newer:-1", "open:x", "delete:"})
    void aListThatNobodyHasWrittenIsNotTurned(String data) {
        ann.send("/help");

        assertThat(answered(ann.press(said(ann, "Send or forward").id(), forged(data))))
                .contains("no longer works");
    }

    @Test
    void inRussian() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        transcribed(oleg, "Привет");

        assertThat(listed(oleg, "/history").text())
                .startsWith("📚 1 расшифровка.")
                .contains("г. · 4 с\nПривет");
    }
}
