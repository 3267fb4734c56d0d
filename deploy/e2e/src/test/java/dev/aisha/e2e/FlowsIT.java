package dev.aisha.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.JobId;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command and flow in both main languages, with the packaged services and real billing. */
class FlowsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** 84 s: it is quoted, and has enough words to be summed up. */
    private static final ToneSpeech TALK = ToneSpeech.words(6000, 6105);

    private static final Pattern NONE = Pattern.compile("=0\\{([^}]+)}");

    private static AishaSystem aisha;

    @SuppressWarnings("NullAway.Init") // by start
    private static Map<String, LocalUser> admins;

    @BeforeAll
    static void start() {
        aisha = AishaSystem.startWith(Map.of("FREE_MINUTES_PER_DAY", "0", "AISHA_QUOTE_FROM_COINS", "15"));
        admins = Map.of("en", somebody("en"), "ru", somebody("ru"));
        aisha.give(
                "ADMIN_IDS",
                admins.values().stream()
                        .map(admin -> String.valueOf(admin.id()))
                        .collect(Collectors.joining(",")));
        aisha.startBilling();
        aisha.startGateway("gateway-1");
        aisha.startWorker("worker-1");
    }

    @AfterAll
    static void theBotHasBrokenNoRuleOfTheBotApi() {
        List<String> violations =
                aisha.telegram().violations().stream().map(Object::toString).toList();
        aisha.close();
        assertThat(violations).isEmpty();
    }

    private static LocalUser somebody(String language) {
        return aisha.telegram().newUser(language.equals("ru") ? "Анна" : "Anna", language);
    }

    private static ChatMessage said(LocalUser user, String words) {
        return user.awaitFromBot(message -> message.text().contains(words), PATIENCE);
    }

    /** A button of the message, by how its text begins. */
    private static Button button(ChatMessage message, String beginning) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .filter(button -> button.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + beginning + " below " + message));
    }

    /** The texts of a language, as they lie in the gateway. */
    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("../../bot-gateway/src/main/resources/messages", language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    /** What a text begins with, up to its first placeholder; or what it says of none. */
    private static String beginning(Properties texts, String key) {
        String text = requireNonNull(texts.getProperty(key), key);
        Matcher none = NONE.matcher(text);
        String said = none.find()
                ? none.group(1)
                : text.replaceFirst("(?s)[{\\n].*", "").strip();
        assertThat(said).as(key).hasSizeGreaterThan(1);
        return said;
    }

    static Stream<Arguments> commands() {
        return Stream.of("en", "ru")
                .flatMap(language -> Map.ofEntries(
                                Map.entry("/start", "start"),
                                Map.entry("/help", "help"),
                                Map.entry("/topup", "top_up"),
                                Map.entry("/settings", "settings"),
                                Map.entry("/vocabulary", "vocabulary"),
                                Map.entry("/paysupport", "pay_support"),
                                Map.entry("/privacy", "privacy"),
                                Map.entry("/terms", "terms"),
                                Map.entry("/delete_my_data", "erase"),
                                Map.entry("/language", "language.which"),
                                Map.entry("/text", "text.how_to"),
                                Map.entry("/group", "group.about"),
                                Map.entry("/history", "history.empty"),
                                Map.entry("/cancel", "cancelled.notes"),
                                Map.entry("/export", "export.begun"),
                                Map.entry("/nonsense", "unknown_command"),
                                Map.entry("hello", "chatter"))
                        .entrySet()
                        .stream()
                        .map(command -> Arguments.of(language, command.getKey(), command.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("commands")
    void everyCommandIsAnsweredInBothLanguages(String language, String command, String key) {
        LocalUser user = somebody(language);

        user.send(command);

        said(user, beginning(texts(language), key));
    }

    /** Quoted, agreed to, transcribed, brought as a file, summed up, found, deleted, exported. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void aNoteFromItsQuoteToItsEnd(String language) {
        Properties texts = texts(language);
        LocalUser user = somebody(language);
        user.sendAudio("talk.mp3", "audio/mpeg", Recording.mp3(TALK), TALK.duration());
        ChatMessage quote = said(user, beginning(texts, "quote"));
        user.press(quote, button(quote, beginning(texts, "quote.go")).text());
        ChatMessage transcript = said(user, TALK.text().substring(0, 60));

        user.press(transcript, button(transcript, ".srt").text());
        user.awaitFromBot(
                message -> message.file()
                        .map(Attachment::fileName)
                        .filter("transcript.srt"::equals)
                        .isPresent(),
                PATIENCE);
        user.press(
                transcript,
                button(transcript, texts.getProperty("rendition.summary")).text());
        said(user, "105 words, which begin");

        user.send("/history");
        ChatMessage history = said(user, beginning(texts, "history"));
        user.press(history, "1");
        ChatMessage open = user.awaitFromBot(
                message -> message.buttons().stream()
                        .flatMap(List::stream)
                        .anyMatch(button -> button.text().equals(texts.getProperty("delete"))),
                PATIENCE);
        user.press(open, texts.getProperty("delete"));
        ChatMessage sure = user.awaitFromBot(
                message -> message.button(texts.getProperty("delete.for_good")).isPresent(), PATIENCE);
        user.press(sure, texts.getProperty("delete.for_good"));
        said(user, beginning(texts, "delete.done"));

        user.send("/balance");
        said(user, beginning(texts, "balance"));
        user.send("/export");
        user.awaitFromBot(
                message -> message.file()
                        .map(Attachment::fileName)
                        .filter(name -> name.endsWith(".zip"))
                        .isPresent(),
                PATIENCE);
        assertThat(aisha.ledger().account(user.id()).held()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void whatIsNotWantedCostsNothing(String language) {
        Properties texts = texts(language);
        LocalUser user = somebody(language);
        user.sendAudio("talk.mp3", "audio/mpeg", Recording.mp3(TALK), TALK.duration());
        ChatMessage quote = said(user, beginning(texts, "quote"));

        user.press(quote, button(quote, texts.getProperty("quote.no")).text());

        said(user, beginning(texts, "failure.CANCELLED"));
        assertThat(aisha.ledger().account(user.id()).balance()).isEqualTo("100.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void whatIsUnderWayCanBeCancelled(String language) {
        Properties texts = texts(language);
        LocalUser user = somebody(language);
        Gate gate = aisha.recogniser().hold();
        try {
            user.sendVoice(Recording.voice(ToneSpeech.words(20, 25)), Duration.ofSeconds(4), "audio/ogg");
            ChatMessage placeholder = user.awaitFromBot(
                    message -> message.button(texts.getProperty("cancel")).isPresent(), PATIENCE);

            user.press(placeholder, texts.getProperty("cancel"));

            said(user, beginning(texts, "failure.CANCELLED"));
        } finally {
            gate.open();
        }
        assertThat(aisha.ledger().account(user.id()).balance()).isEqualTo("100.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void coinsAreBoughtAndGivenBack(String language) {
        LocalUser user = somebody(language);
        user.send("/topup");
        ChatMessage offer = said(user, beginning(texts(language), "top_up"));
        user.press(offer, button(offer, "⭐ 50").text());
        ChatMessage invoice = user.awaitFromBot(message -> message.bill().isPresent(), PATIENCE);
        assertThat(user.awaitPayment(user.pay(invoice), PATIENCE)).isInstanceOf(PaymentOutcome.Paid.class);
        said(user, "600");
        assertThat(aisha.ledger().account(user.id()).balance()).isEqualTo("600.00");

        user.send("/paysupport");
        ChatMessage payments = user.awaitFromBot(message -> message.text().startsWith("💳"), PATIENCE);
        user.press(payments.id(), payments.buttons().getFirst().getFirst());

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(aisha.ledger().account(user.id()).balance()).isEqualTo("100.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void settingsAreChosenAndAPersonIsErased(String language) {
        Properties texts = texts(language);
        LocalUser user = somebody(language);
        user.send("/settings");
        ChatMessage settings = said(user, texts.getProperty("settings.timestamps_off"));
        user.press(settings, texts.getProperty("settings.switch_on"));
        assertThat(said(user, texts.getProperty("settings.timestamps_on")).id()).isEqualTo(settings.id());

        user.send("/delete_my_data");
        ChatMessage sure = user.awaitFromBot(
                message -> message.button(texts.getProperty("erase.all")).isPresent(), PATIENCE);
        user.press(sure, texts.getProperty("erase.all"));

        said(user, beginning(texts, "erase.done"));
        assertThat(aisha.ledger().tablesWith(user.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void adminsAskInChatAndOthersDoNot(String language) {
        Properties texts = texts(language);
        LocalUser user = somebody(language);
        ChatMessage note = user.sendVoice(Recording.voice(ToneSpeech.words(0, 5)), Duration.ofSeconds(4), "audio/ogg");
        said(user, "w0000");
        LocalUser admin = requireNonNull(admins.get(language));

        admin.send("/stats");
        said(admin, "DONE");
        admin.send("/user " + user.id());
        said(admin, String.valueOf(user.id()));
        admin.send("/job " + JobId.of(aisha.telegram().botId(), user.id(), note.id()));
        said(admin, "CAPTURED");
        admin.send("/adjust " + user.id() + " 12.50 for the tests");
        ChatMessage question = admin.awaitFromBot(
                message -> message.button(texts.getProperty("ops.book")).isPresent(), PATIENCE);
        admin.press(question, button(question, texts.getProperty("ops.book")).text());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(aisha.ledger().account(user.id()).balance()).isEqualTo("111.50"));

        user.send("/stats");
        said(user, beginning(texts, "unknown_command"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void inAGroupWhoeverAsksPays(String language) {
        LocalUser speaker = somebody(language);
        LocalUser asker = somebody(language);
        LocalGroup group = aisha.telegram().newGroup("Friends " + language, speaker);
        group.join(asker);
        ChatMessage note = group.sendVoice(speaker, Recording.voice(ToneSpeech.words(10, 15)), Duration.ofSeconds(4));

        group.reply(asker, note, "/text");

        group.awaitFromBot(message -> message.text().contains("w0010"), PATIENCE);
        assertThat(aisha.ledger().account(asker.id()).balance()).isEqualTo("99.00");
    }
}
