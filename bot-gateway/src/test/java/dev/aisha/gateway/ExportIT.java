package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.commands.AnswerMessage;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.exporting.ExportingConfig;
import dev.aisha.gateway.exporting.SweepExports;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.privacy.ErasePeople;
import dev.aisha.gateway.temporary.TemporaryFiles;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /export}: everything of a user comes to them, once, and to nobody else. A part has at most 100 KB here. */
@QuarkusTest
class ExportIT extends GatewayTest {
    private static final String SEGMENTS = """
            {"version": 1, "segments": [{"start": 0.5, "end": 2.0, "text": "Доброе утро."}]}""";

    private static final long LARGEST_PART = 100 * 1024;
    private static final Duration RETRY = Duration.ofMinutes(11);

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    SweepExports sweepExports;

    @Inject
    ErasePeople erasePeople;

    @Inject
    ExportingConfig config;

    @Inject
    TemporaryFiles temporary;

    @Inject
    AnswerMessage answerMessage;

    @Inject
    ObjectMapper json;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    @AfterEach
    void nothingIsLeftOnTheDisk() {
        eventually().untilAsserted(() -> assertThat(temporaryFiles()).isEmpty());
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(temporary.open())) {
            return files.filter(file -> Files.isRegularFile(file)).toList();
        }
    }

    private TranscriptKeys transcribed(LocalUser user, String text, byte[] sound) {
        TranscriptionJob job = queued(voice(user));
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());
        worker.keepSegments(keys, SEGMENTS);
        if (sound.length > 0) {
            worker.keepAudio(keys, sound);
        }
        worker.transcribe(job, 4, text);
        said(user, text.lines().findFirst().orElseThrow());
        return keys;
    }

    private static byte[] sound(int bytes) {
        byte[] sound = new byte[bytes];
        new Random(bytes).nextBytes(sound);
        return sound;
    }

    private ChatMessage document(String name) {
        return ann.awaitFromBot(
                message -> message.file()
                        .map(Attachment::fileName)
                        .filter(called -> called.endsWith(name))
                        .isPresent(),
                PATIENCE);
    }

    private List<ChatMessage> documents() {
        return ann.fromBot().stream()
                .filter(message -> message.file().isPresent())
                .toList();
    }

    private Map<String, byte[]> unzipped(ChatMessage document) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] bytes = telegram.download(document.file().orElseThrow());
        assertThat(bytes.length).isLessThanOrEqualTo((int) LARGEST_PART);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName().endsWith(".mp3")).isEqualTo(entry.getMethod() == ZipEntry.STORED);
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** The one name with these words. */
    private static String only(Collection<String> names, String words, String extension) {
        Pattern pattern = Pattern.compile(".*_" + words + "(_[0-9a-f]{8})?\\." + extension);
        assertThat(names).filteredOn(name -> pattern.matcher(name).matches()).hasSize(1);
        return names.stream()
                .filter(name -> pattern.matcher(name).matches())
                .findFirst()
                .orElseThrow();
    }

    private Optional<Row> row() {
        return database.row("SELECT * FROM gateway.exports WHERE telegram_id = $1", ann.id());
    }

    private void reachedState(String state) {
        eventually()
                .until(() -> row().filter(row -> row.getString("state").equals(state))
                        .isPresent());
    }

    /** Waits until an attempt has failed, and nobody is at it. */
    private void putOffAfter(int attempts) {
        Duration step = config.stepTime().minus(config.retryAfter());
        eventually()
                .until(() -> row().filter(row -> row.getInteger("attempts") == attempts)
                        .map(row -> Database.time(row, "due_at"))
                        .filter(due -> due.isBefore(clock.instant().plus(step)))
                        .isPresent());
    }

    @Test
    void everythingOfSomebodyComesAsAZip() throws IOException {
        TranscriptKeys first = transcribed(ann, "Hello there! How are you, my friend of many years?", sound(5_000));
        worker.keepRendition(first, RenditionKind.TRANSLATION, "de", "Hallo!");
        transcribed(ann, "Привет, мир", new byte[0]);
        transcribed(telegram.newUser("Bob", "en"), "somebody else's", sound(10));
        billing.setBalance(ann.id(), "12.50");
        billing.book(
                ann.id(),
                IntStream.rangeClosed(1, 130).mapToObj(i -> "note " + i).toList());
        ann.send("/vocabulary Aisha, Quarkus");
        said(ann, "📖 Kept");

        ann.send("/export");

        said(ann, "📦 I am packing 2 transcripts with their sound");
        ChatMessage document = document(".zip");
        assertThat(document.text()).startsWith("📦 Everything of yours that I keep");
        assertThat(document.file().orElseThrow().fileName()).matches("aisha-export-\\d{4}-\\d\\d-\\d\\d\\.zip");
        Map<String, byte[]> files = unzipped(document);
        String english = only(files.keySet(), "hello-there-how-are-you-my", "txt");
        String russian = only(files.keySet(), "привет-мир", "txt");
        assertThat(english).matches("transcripts/\\d{4}-\\d\\d-\\d\\d_\\d{4}_hello.*");
        String sound = english.replace("transcripts/", "audio/").replace(".txt", ".mp3");
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "README.txt",
                        "settings.json",
                        "account.json",
                        "transactions.csv",
                        "transactions.json",
                        english,
                        english.replace(".txt", ".json"),
                        english.replace(".txt", ".translation-de.txt"),
                        sound,
                        russian,
                        russian.replace(".txt", ".json"));
        assertThat(text(files, english)).isEqualTo("Hello there! How are you, my friend of many years?");
        assertThat(text(files, english.replace(".txt", ".translation-de.txt"))).isEqualTo("Hallo!");
        assertThat(text(files, russian)).isEqualTo("Привет, мир");
        assertThat(text(files, russian.replace(".txt", ".json"))).isEqualTo(SEGMENTS);
        assertThat(files.get(sound)).isEqualTo(sound(5_000));
        assertThat(text(files, "README.txt")).startsWith("AISHA: YOUR DATA").doesNotContain("LEFT OUT");
        assertThat(json.readTree(files.get("settings.json"))).isEqualTo(json.readTree("""
                {"language": "en", "spokenLanguages": [], "vocabulary": ["Aisha", "Quarkus"], "timesInText": false,
                 "keepAudioDays": 365, "summaries": false}"""));
        assertThat(json.readTree(files.get("account.json")).get("balance").asText())
                .isEqualTo("12.50");
        JsonNode bookings = json.readTree(files.get("transactions.json"));
        assertThat(bookings.findValuesAsText("description"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 130)
                        .mapToObj(i -> "note " + (131 - i))
                        .toList());
        assertThat(bookings.get(0).get("createdAt").asText()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(text(files, "transactions.csv").lines())
                .hasSize(131)
                .contains("130,2026-11-20T10:00:00Z,-130.25,7.00,charge,note 130,reservation,r130");
    }

    @Test
    void whoeverHasNothingGetsThatInTheirLanguage() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        ann = oleg;

        oleg.send("/export");

        said(oleg, "📦 Ваших расшифровок здесь нет");
        Map<String, byte[]> files = unzipped(document(".zip"));
        assertThat(files.keySet())
                .containsExactlyInAnyOrder("README.txt", "settings.json", "transactions.csv", "transactions.json");
        assertThat(text(files, "README.txt")).startsWith("AISHA: ВАШИ ДАННЫЕ");
        assertThat(text(files, "transactions.csv").lines()).hasSize(1);
        assertThat(text(files, "transactions.json").strip()).isEqualTo("[ ]");
    }

    @Test
    void paymentsAreInIt() throws IOException {
        database.change("""
                INSERT INTO gateway.payments (id, charge_id, telegram_id, stars, payload, order_id, coins, state, paid_at)
                VALUES (gen_random_uuid(), $1, $2, 50, 'payload', gen_random_uuid(), 500, 'CREDITED', $3)""", "charge of " + ann.id(), ann.id(), Instant.parse("2026-11-20T10:00:00Z"));

        ann.send("/export");

        assertThat(json.readTree(unzipped(document(".zip")).get("payments.json")))
                .isEqualTo(json.readTree("""
                        [{"paidAt": "2026-11-20T10:00:00Z", "stars": 50, "coins": "500.00", "state": "CREDITED",
                          "chargeId": "charge of %d"}]""".formatted(ann.id())));
    }

    @Test
    void thereIsOneAnHour() {
        ann.send("/export");
        document(".zip");
        reachedState("SENT");

        clock.advance(Duration.ofMinutes(20));
        ann.send("/export");
        assertThat(said(ann, "📦 You have just had an export").text()).matches(".* in (40|39) minutes\\.");
        clock.advance(Duration.ofMinutes(41));
        ann.send("/export");

        eventually().until(() -> documents().size() == 2);
    }

    @Test
    void whatIsTooMuchForOneFileComesInParts() {
        for (int i = 1; i <= 5; i++) {
            transcribed(ann, "number " + i, sound(35_000 + i));
        }
        transcribed(ann, "The one that is too large", sound(120_000));

        ann.send("/export");

        ChatMessage third = document("-3-of-3.zip");
        assertThat(third.text()).startsWith("📦 Part 3 of 3.");
        assertThat(documents())
                .hasSize(3)
                .allSatisfy(
                        part -> assertThat(text(unzipped(part), "README.txt")).startsWith("AISHA: YOUR DATA"));
        Map<String, byte[]> all = new LinkedHashMap<>();
        documents().forEach(part -> all.putAll(unzipped(part)));
        for (int i = 1; i <= 5; i++) {
            assertThat(text(all, only(all.keySet(), "number-" + i, "txt"))).isEqualTo("number " + i);
            assertThat(all.get(only(all.keySet(), "number-" + i, "mp3"))).isEqualTo(sound(35_000 + i));
        }
        assertThat(all.keySet()).noneMatch(name -> name.contains("too-large") && name.endsWith(".mp3"));
        only(all.keySet(), "the-one-that-is-too-large", "txt");
        assertThat(text(unzipped(third), "README.txt"))
                .contains("LEFT OUT")
                .containsPattern("_the-one-that-is-too-large(_[0-9a-f]{8})?\\.mp3 – larger than");
        reachedState("SENT");
    }

    @Test
    void partsThatWereSentAreNotSentAgain() {
        TranscriptKeys first = transcribed(ann, "number 1", sound(60_000));
        transcribed(ann, "number 2", sound(60_000));
        transcribed(ann, "number 3", sound(60_000));
        telegram.faults().delay("sendDocument", 1, Duration.ZERO);
        telegram.faults().dropRequest("sendDocument", 1);

        ann.send("/export");
        document("-1-of-3.zip");
        putOffAfter(1);
        assertThat(documents()).hasSize(1);
        database.change(
                "DELETE FROM gateway.transcripts WHERE id = $1",
                first.transcriptId().value());
        clock.advance(RETRY);
        sweepExports.sweep();

        assertThat(unzipped(document("-2-of-3.zip")).keySet())
                .anyMatch(name -> name.contains("_number-2") && name.endsWith(".mp3"))
                .doesNotContain("transactions.csv");
        assertThat(unzipped(document("-3-of-3.zip")).keySet()).anyMatch(name -> name.contains("_number-3"));
        assertThat(documents()).hasSize(3);
    }

    @Test
    void whatADeadReplicaHadTakenIsTakenUpLater() {
        billing.shut();
        ann.send("/export");
        putOffAfter(1);
        billing.open();
        Instant until = clock.instant().plus(config.stepTime());
        database.change("UPDATE gateway.exports SET due_at = $2 WHERE telegram_id = $1", ann.id(), until);

        sweepExports.sweep();
        assertThat(documents()).isEmpty();
        clock.advance(config.stepTime().plusSeconds(1));
        sweepExports.sweep();

        document(".zip");
        assertThat(documents()).hasSize(1);
    }

    @Test
    void whileTheStoreIsAwayItWaits() {
        transcribed(ann, "patience", sound(100));
        stores.s3().kill();
        try {
            ann.send("/export");
            putOffAfter(1);
            ann.send("/export");
            said(ann, "📦 Your export is still being packed");
        } finally {
            stores.s3().startAgain();
        }
        assertThat(documents()).isEmpty();

        clock.advance(RETRY);
        sweepExports.sweep();

        only(unzipped(document(".zip")).keySet(), "patience", "mp3");
    }

    @Test
    void whatIsGoneFromTheStoreIsLeftOut() {
        TranscriptKeys gone = transcribed(ann, "gone meanwhile", sound(100));
        transcribed(ann, "still there", sound(100));
        worker.erase(gone.audio());
        worker.erase(gone.text());

        ann.send("/export");

        assertThat(unzipped(document(".zip")).keySet())
                .anyMatch(name -> name.endsWith("_still-there.mp3"))
                .anyMatch(name -> name.endsWith("_gone-meanwhile.json"))
                .noneMatch(name -> name.endsWith("_gone-meanwhile.mp3") || name.endsWith("_gone-meanwhile.txt"));
    }

    @Test
    void afterThreeAttemptsItIsSaidThatItFailedAndMayBeAskedForAgain() {
        billing.shut();
        ann.send("/export");
        putOffAfter(1);
        clock.advance(RETRY);
        sweepExports.sweep();
        putOffAfter(2);
        clock.advance(RETRY);
        sweepExports.sweep();

        said(ann, "Nothing is lost");
        reachedState("FAILED");
        assertThat(documents()).isEmpty();
        billing.open();
        ann.send("/export");

        document(".zip");
    }

    @Test
    void whoeverWantsToBeForgottenGetsNothing() {
        billing.shut();
        ann.send("/export");
        putOffAfter(1);
        ann.send("/delete_my_data");

        ann.press(said(ann, "🗑 This erases"), "🗑 Erase everything");
        said(ann, "🗑 I am erasing");
        assertThat(database.rows("SELECT 1 FROM gateway.exports WHERE telegram_id = $1", ann.id()))
                .isEmpty();
        ann.send("/export"); // before billing has erased her
        eventually()
                .until(() -> ann.fromBot().stream()
                                .filter(message -> message.text().contains("No transcript of yours"))
                                .count()
                        == 2);
        sweepExports.sweep();
        billing.open();
        clock.advance(RETRY);
        erasePeople.eraseDue();
        said(ann, "🗑 Everything of yours is erased");
        sweepExports.sweep();

        assertThat(documents()).isEmpty();
        assertThat(database.rows("SELECT 1 FROM gateway.exports WHERE telegram_id = $1", ann.id()))
                .isEmpty();
    }

    @Test
    void whatIsUnderWayStopsWhenItsUserWantsToBeForgotten() {
        transcribed(ann, "number 1", sound(60_000));
        transcribed(ann, "number 2", sound(60_000));
        ann.send("/delete_my_data");
        ChatMessage question = said(ann, "🗑 This erases");
        telegram.faults().delay("sendDocument", 1, Duration.ofSeconds(3));

        ann.send("/export");
        eventually().until(() -> !temporaryFiles().isEmpty());
        ann.press(question, "🗑 Erase everything");
        said(ann, "🗑 I am erasing");
        eventually().until(() -> temporaryFiles().isEmpty());
        sweepExports.sweep();

        assertThat(documents())
                .noneMatch(document ->
                        document.file().map(Attachment::fileName).orElse("").contains("-2-of-"));
        said(ann, "🗑 Everything of yours is erased");
    }

    @Test
    void hostileWordsMakeHarmlessNames() {
        transcribed(ann, "../../etc/passwd", new byte[0]);
        transcribed(ann, "C:\\CON <b>|?*\"", new byte[0]);
        transcribed(ann, "👩‍👩‍👧❤️ hi", new byte[0]);
        transcribed(ann, "👍", new byte[0]);
        transcribed(ann, "Same words", new byte[0]);
        transcribed(ann, "same WORDS!", new byte[0]);
        transcribed(ann, "x".repeat(300) + "\n", new byte[0]);

        ann.send("/export");

        List<String> texts = unzipped(document(".zip")).keySet().stream()
                .filter(name -> name.startsWith("transcripts/") && name.endsWith(".txt"))
                .toList();
        assertThat(texts)
                .hasSize(7)
                .allSatisfy(name -> assertThat(name).matches("transcripts/[\\d-]{10}_\\d{4}(_[\\p{L}\\d-]+)*\\.txt"))
                .allSatisfy(name ->
                        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(140))
                .anyMatch(name -> name.contains("_etc-passwd"))
                .anyMatch(name -> name.contains("_c-con-b"))
                .anyMatch(name -> name.contains("_hi"));
        assertThat(texts.stream().filter(name -> name.contains("_same-words"))).hasSize(2);
    }

    @Test
    void inAGroupNothingIsShown() {
        answerMessage.command(
                "export", "", new Note.ChatMessage(-100L, 1), new Note.Sender(ann.id(), null, null, "en"));

        assertThat(database.rows("SELECT 1 FROM gateway.exports WHERE telegram_id = $1", ann.id()))
                .isEmpty();
        assertThat(telegram.requests()
                        .all(request -> request.parameter("chat_id").equals("-100")))
                .allSatisfy(request ->
                        assertThat(request.parameter("text")).startsWith("🔒 An export is for your eyes only"))
                .isNotEmpty();
    }

    @Test
    void whoeverBlocksTheBotIsLeftAlone() {
        ann.send("/help");
        said(ann, "Send or forward me");
        telegram.faults().failNext("sendDocument", 1, 403, "Forbidden: bot was blocked by the user");

        ann.send("/export");

        reachedState("FAILED");
        assertThat(documents()).isEmpty();
    }

    @Test
    void aDayLaterNothingIsRememberedOfIt() {
        ann.send("/export");
        reachedState("SENT");

        clock.advance(Duration.ofHours(25));
        telegram.newUser("Bob", "en").send("/export");

        eventually()
                .until(() -> database.rows("SELECT 1 FROM gateway.exports WHERE telegram_id = $1", ann.id())
                        .isEmpty());
    }
}
