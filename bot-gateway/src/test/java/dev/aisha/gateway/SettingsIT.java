package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.erasing.EraseObjects;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users choose, and what comes of it. */
@QuarkusTest
class SettingsIT extends GatewayTest {
    private static final String SEGMENTS = """
            {"version": 1, "segments": [
              {"start": 0.5, "end": 2.0, "text": " Good morning. "},
              {"start": 3661.2, "end": 3662.0, "text": "An hour later."}]}""";

    @Inject
    SettableClock clock;

    @Inject
    EraseObjects eraseObjects;

    @Inject
    RedisDataSource redis;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private ChatMessage settings() {
        ann.send("/settings");
        return said(ann, "⚙️ Your settings");
    }

    private ChatMessage pressed(ChatMessage message, String button) {
        answered(ann.press(message, button));
        return ann.awaitFromBot(later -> later.id() == message.id() && later.edits() > message.edits(), PATIENCE);
    }

    private static List<String> names(ChatMessage message) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .map(Button::text)
                .toList();
    }

    private TranscriptionJob transcribed(String text) {
        TranscriptionJob job = queued(voice(ann));
        worker.keepSegments(new TranscriptKeys(job.userId(), job.id()), SEGMENTS);
        worker.keepAudio(new TranscriptKeys(job.userId(), job.id()));
        worker.transcribe(job, 4, text);
        return job;
    }

    @Test
    void whoeverHasChosenNothingHasTheUsual() {
        assertThat(settings().text()).isEqualTo("""
                ⚙️ Your settings

                🗣 Spoken in your notes: I find out by myself
                📖 Own words: 0 (/vocabulary)
                🕒 Times in the text: no
                🎧 Sound is kept: 365 days
                📝 Summary after each long note: no""");
        assertThat(queued(voice(ann)).languages()).isEmpty();
    }

    @Test
    void whatIsSpokenIsToldToTheWorkersInTheOrderOfChoice() {
        ChatMessage languages = pressed(settings(), "🗣 Spoken languages");
        assertThat(names(languages)).contains("Russian", "Kazakh", "German").endsWith("◂ Back");

        ChatMessage one = pressed(languages, "Russian");
        ChatMessage two = pressed(one, "German");
        assertThat(two.text()).contains("🗣 Spoken in your notes: Russian, German");
        assertThat(names(two)).contains("✓ Russian", "✓ German", "English");
        assertThat(queued(voice(ann)).languages()).containsExactly("ru", "de");

        ChatMessage less = pressed(two, "✓ Russian");
        assertThat(names(pressed(less, "◂ Back"))).contains("🕒 Show times");
        assertThat(queued(voice(ann)).languages()).containsExactly("de");
    }

    @Test
    void ownWordsGoWithEveryNoteUntilTheyAreForgotten() {
        ann.send("/vocabulary Nurlan, Aqtöbe; Кызылорда ,, Nurlan");
        said(ann, "📖 Kept: 3 words.");
        assertThat(queued(voice(ann)).keywords()).containsExactly("Nurlan", "Aqtöbe", "Кызылорда");

        ann.send("/vocabulary");
        assertThat(said(ann, "📖 Names and words").text()).endsWith("Nurlan, Aqtöbe, Кызылорда");
        ann.send("/vocabulary -");
        said(ann, "📖 I have forgotten them.");
        assertThat(queued(voice(ann)).keywords()).isEmpty();
    }

    @Test
    void noMoreOwnWordsAreKeptThanWorkersTake() {
        String many =
                IntStream.range(0, 150).mapToObj(number -> "word" + number).collect(Collectors.joining(","));

        ann.send("/vocabulary " + "x".repeat(65) + "," + many);

        said(ann, "📖 Kept: 100 words.");
    }

    @Test
    void timesAreInTheTextIfTheyAreWanted() {
        pressed(settings(), "🕒 Show times");

        transcribed("Good morning. An hour later.");

        assertThat(said(ann, "Good morning").text()).startsWith("[0:00] Good morning.\n[1:01:01] An hour later.\n\n⏱");
    }

    @Test
    void soundIsErasedWhenItsTimeIsOverAndTheTextStays() {
        pressed(settings(), "🎧 1 day");
        TranscriptionJob job = transcribed("kept for longer");
        said(ann, "kept for longer");
        TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());

        clock.advance(Duration.ofHours(23));
        eraseObjects.expire();
        assertThat(worker.objects(keys.audio())).hasSize(1);
        clock.advance(Duration.ofHours(2));
        eraseObjects.expire();

        assertThat(worker.objects(keys.audio())).isEmpty();
        assertThat(worker.objects(keys.folder())).hasSize(2);
        ann.send("/history");
        assertThat(said(ann, "📚").text()).contains("kept for longer");
    }

    @Test
    void soundThatIsNotToBeKeptGoesWithinHours() {
        pressed(settings(), "🎧 none");
        TranscriptionJob job = transcribed("not a sound");
        said(ann, "not a sound");

        clock.advance(Duration.ofMinutes(61));
        eraseObjects.expire();

        assertThat(worker.objects(new TranscriptKeys(job.userId(), job.id()).audio()))
                .isEmpty();
    }

    @Test
    void theLanguageOfAishaAndTheOtherChoicesKeepEachOther() {
        pressed(settings(), "🕒 Show times");
        ann.send("/language");
        ann.press(said(ann, "Which language"), "Deutsch");
        said(ann, "Ich spreche jetzt Deutsch");

        ann.send("/settings");
        ChatMessage german = said(ann, "⚙️ Deine Einstellungen");
        assertThat(german.text()).contains("Zeiten im Text: ja");
        pressed(german, "🕒 Zeiten weglassen");
        ann.send("/help");
        said(ann, "Ich antworte mit dem Text");
    }

    /** Redis holds them, PostgreSQL is asked no more; a change is seen at once, and what was read before does not undo it. */
    @Test
    void settingsAreAtHandInRedis() {
        pressed(settings(), "🕒 Show times");
        String key = "aisha:settings:" + ann.id();
        Map<String, String> kept = redis.hash(String.class).hgetall(key);
        assertThat(kept.get("settings")).contains("\"timestamps\":true");
        assertThat(redis.key().pttl(key)).isPositive();

        redis.hash(String.class)
                .hset(key, "settings", requireNonNull(kept.get("settings")).replace("365", "30"));
        ann.send("/settings");
        ChatMessage cached = said(ann, "Sound is kept: 30 days");

        pressed(cached, "🕒 Hide times");
        long version = Long.parseLong(redis.hash(String.class).hget(key, "version"));
        assertThat(version).isGreaterThan(Long.parseLong(requireNonNull(kept.get("version"))));
        assertThat(redis.hash(String.class).hget(key, "settings")).contains("\"timestamps\":false");
    }

    @Test
    void whatWasReadBeforeAChangeIsNotPutBack() {
        pressed(settings(), "🕒 Show times");
        String key = "aisha:settings:" + ann.id();
        long newer = Long.parseLong(redis.hash(String.class).hget(key, "version")) + 1_000_000_000;
        redis.hash(String.class).hset(key, "version", String.valueOf(newer));

        pressed(said(ann, "⚙️ Your settings"), "🎧 none");

        assertThat(redis.hash(String.class).hget(key, "version")).isEqualTo(String.valueOf(newer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set:", "set:language:xx", "set:keep:7", "set:keep:", "set:timestamps:on"})
    void whatCannotBeChosenIsNot(String data) {
        assertThat(answered(ann.press(settings().id(), forged(data)))).contains("no longer works");
    }
}
