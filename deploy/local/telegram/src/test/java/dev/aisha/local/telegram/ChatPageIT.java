package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.browser.Chromium;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** The chat page in a real Chromium. The bot on the other side is the test itself, through the Bot API. */
class ChatPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path PICTURES = Path.of("target", "chat-page");
    private static Chromium chromium;

    private LocalTelegram telegram;
    private PlainBot bot;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        telegram = LocalTelegram.start();
        bot = new PlainBot(telegram);
        chromium.resize(1280, 800);
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        var problems = chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                // A server that is gone is part of a test; what it answers wrongly reads otherwise.
                .filter(entry -> !entry.getMessage().contains("net::ERR_"))
                .toList();
        bot.close();
        telegram.close();
        assertThat(problems).isEmpty();
    }

    @Test
    void a_stranger_makes_a_user_writes_and_sees_the_answer_and_its_live_edit() {
        open("");
        awaitText("#welcome h2", "Talk to Aisha as…");
        chromium.picture(PICTURES, "empty-light");
        click("#welcome .main");
        awaitText(".first .main", "Start");
        click(".first .main");
        var user = awaitUser("Anna");

        var start = awaitFrom(user, message -> message.text().equals("/start"));
        assertThat(start.content().entities()).extracting("type").containsExactly("bot_command");
        type("Hello <b>there</b>" + Keys.ENTER);
        var hello = awaitFrom(user, message -> message.text().equals("Hello <b>there</b>"));
        awaitText("#m-" + hello.id() + " .text", "Hello <b>there</b>");

        long id = send(user, "⏳ <i>one moment</i>", "reply_parameters", "{\"message_id\":" + hello.id() + "}");
        awaitText("#m-" + id + " em", "one moment");
        awaitText("#m-" + id + " .quote span", "Hello <b>there</b>");
        bot.done("editMessageText", "chat_id", user.chat(), "message_id", id, "text", "It is <script>done</script>");
        awaitText("#m-" + id + " .text", "It is <script>done</script>");
        awaitText("#m-" + id + " .edited", "edited");
        bot.done("deleteMessage", "chat_id", user.chat(), "message_id", id);
        awaitGone("#m-" + id);
    }

    @Test
    void a_button_is_pressed_and_the_bots_answer_shown() {
        var user = startedUser("Anna", "ru");
        open("#" + user.id());
        var keyboard =
                "{\"inline_keyboard\":[[{\"text\":\"Top up\",\"callback_data\":\"top\"},{\"text\":\"Help\",\"callback_data\":\"help\"}]]}";
        long id = send(user, "Too few coins", "reply_markup", keyboard);

        click("#m-" + id + " .key");
        answerPress("top", "On its way", false);
        awaitText("#toasts .toast", "On its way");
        awaitGone("#m-" + id + " .key.busy");
        click("#m-" + id + " .key:nth-child(2)");
        answerPress("help", "Write to us", true);

        awaitText("#alert-text", "Write to us");
        click("#alert-dialog .main");
        awaitGone("#alert-dialog[open]");
    }

    @Test
    void a_group_shows_who_says_what_and_is_spoken_in_as_its_administrator() {
        var anna = startedUser("Anna", "en");
        var group = telegram.newGroup("Friends", anna).join(startedUser("Ben", "en"));
        open("#" + group.id());
        awaitText("#bot-name", "Friends");
        awaitText("#bot-status", "group · you are Anna");

        type("Hello everybody" + Keys.ENTER);
        var hers = awaitIn(group, "Hello everybody");
        assertThat(hers.sender()).isEqualTo(anna.id());
        awaitText("#m-" + hers.id() + ".own .text", "Hello everybody");
        var his = group.send(telegram.users().getLast(), "Hello Anna");
        awaitText("#m-" + his.id() + ":not(.own) .author", "Ben");

        var keyboard = "{\"inline_keyboard\":[[{\"text\":\"Mine\",\"callback_data\":\"mine\"}]]}";
        long id = bot.done("sendMessage", "chat_id", group.id(), "text", "Whose?", "reply_markup", keyboard)
                .path("message_id")
                .asLong();
        click("#m-" + id + " .key");
        answerPress("mine", "Yours", false);
        awaitText("#toasts .toast", "Yours");
    }

    private static ChatMessage awaitIn(LocalGroup group, String text) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> group.messages().stream()
                                .filter(message -> message.text().equals(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void an_invoice_is_paid_by_its_button_and_the_receipt_shown() {
        var user = startedUser("Anna", "ru");
        open("#" + user.id());
        long id = bot.done(
                        "sendInvoice",
                        "chat_id",
                        user.chat(),
                        "title",
                        "500 coins",
                        "description",
                        "About half an hour of text",
                        "payload",
                        "order-1",
                        "currency",
                        "XTR",
                        "prices",
                        "[{\"label\":\"500 coins\",\"amount\":50}]")
                .path("message_id")
                .asLong();
        awaitText("#m-" + id + " .invoice b", "500 coins");
        awaitText("#m-" + id + " .invoice .price", "⭐ 50");
        awaitText("#m-" + id + " .key", "Pay ⭐ 50");

        click("#m-" + id + " .key");
        answerPayment("ok", false, "error_message", "Prices have changed");
        awaitText("#alert-text", "Prices have changed");
        click("#alert-dialog .main");
        awaitGone("#m-" + id + " .key.busy");
        click("#m-" + id + " .key");
        answerPayment("ok", true);

        var receipt = awaitFrom(user, message -> message.notice().isPresent());
        awaitText("#m-" + receipt.id() + ".service .notice", "You paid ⭐ 50 for 500 coins");
        awaitGone("#m-" + id + " .key.busy");
        chromium.picture(PICTURES, "paid-light");
        bot.done(
                "refundStarPayment",
                "user_id",
                user.id(),
                "telegram_payment_charge_id",
                receipt.notice().orElseThrow().chargeId());
        awaitText("#stream .service:last-of-type .notice", "⭐ 50 for 500 coins came back to you");
        awaitText("[data-person='" + user.id() + "'] .person-last", "⭐ 50 for 500 coins came back to you");
    }

    @Test
    void a_file_is_attached_as_what_it_is_and_dropped_as_what_one_likes(@TempDir Path folder) throws IOException {
        var user = startedUser("Anna", "ru");
        open("#" + user.id());
        var sound = Files.write(folder.resolve("memo.wav"), Tone.wav(3));

        find("#file").sendKeys(sound.toString());
        awaitText("#file-name", "memo.wav");
        assertThat(find("#file-facts").getText()).endsWith("0:03");
        assertThat(find("#file-kinds input:checked").getDomProperty("value")).isEqualTo("audio");
        chromium.picture(PICTURES, "attach-light");
        click("#file-dialog .main");
        var audio =
                awaitFrom(user, message -> message.file().isPresent()).file().orElseThrow();
        drop("note.ogg", "audio/ogg", "not really sound");
        awaitText("#file-name", "note.ogg");
        click("#file-kinds input[value=document]");
        click("#file-dialog .main");
        var document = awaitFrom(
                        user,
                        message -> message.file()
                                .filter(file -> file.kind() == AttachmentKind.DOCUMENT)
                                .isPresent())
                .file()
                .orElseThrow();

        assertThat(audio.kind()).isEqualTo(AttachmentKind.AUDIO);
        assertThat(audio.seconds()).isEqualTo(3);
        assertThat(audio.mimeType()).isIn("audio/wav", "audio/x-wav");
        assertThat(document.fileName()).isEqualTo("note.ogg");
        assertThat(telegram.download(document)).asString(StandardCharsets.UTF_8).isEqualTo("not really sound");
    }

    @Test
    void a_voice_message_is_recorded_with_the_microphone_and_can_be_thrown_away() {
        var user = startedUser("Anna", "ru");
        open("#" + user.id());

        click("#record");
        awaitText("#record-time", "0:01");
        click("#record-cancel");
        awaitGone("#recording:not([hidden])");
        click("#record");
        awaitText("#record-time", "0:02");
        chromium.picture(PICTURES, "recording-light");
        click("#record-send");

        var voice =
                awaitFrom(user, message -> message.file().isPresent()).file().orElseThrow();
        assertThat(voice.kind()).isEqualTo(AttachmentKind.VOICE);
        assertThat(voice.seconds()).isBetween(2, 10);
        assertThat(voice.mimeType()).isEqualTo("audio/ogg");
        assertThat(telegram.download(voice))
                .asString(StandardCharsets.ISO_8859_1)
                .startsWith("OggS")
                .contains("OpusHead");
        assertThat(oggSeconds(telegram.download(voice))).isBetween(voice.seconds() - 1.0, voice.seconds() + 1.5);
        assertThat(user.messages()).hasSize(2);
        awaitText(".player .clock", "0:0" + voice.seconds());
        click(".player .play");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> find(".player .clock").getText().contains("/"));
    }

    @Test
    void one_goes_from_user_to_user_and_from_light_to_dark() {
        var anna = startedUser("Anna", "ru");
        var ben = startedUser("Ben", "en");
        open("#" + anna.id());
        send(ben, "For Ben only");

        awaitText("[data-person='" + ben.id() + "'] .person-unread", "1");
        click("[data-person='" + ben.id() + "']");
        awaitText("#stream .message:last-of-type .text", "For Ben only");
        awaitGone("[data-person='" + ben.id() + "'] .person-unread");
        var before = theme();
        click("#theme");

        assertThat(theme()).isNotEqualTo(before);
        chromium.driver().navigate().refresh();
        awaitText("#stream .message:last-of-type .text", "For Ben only");
        assertThat(theme()).isNotEqualTo(before);
        click("#theme");
        click("#block");
        Awaitility.await().atMost(PATIENCE).until(() -> ben.person().blocked());
    }

    @Test
    void a_lost_connection_is_shown_and_a_new_server_taken_up() {
        startedUser("Anna", "ru");
        open("");
        int port = telegram.pageUrl().getPort();
        telegram.close();

        Awaitility.await().atMost(PATIENCE).until(() -> find("#lost").isDisplayed());
        telegram = LocalTelegram.start(Options.defaults().withPort(port));
        telegram.newUser("Clara", "de");

        awaitText(".person-name", "Clara");
        Awaitility.await().atMost(PATIENCE).until(() -> !find("#lost").isDisplayed());
    }

    @Test
    void pictures_of_a_conversation_in_both_themes_and_widths() {
        var anna = new Conversation(telegram, bot).play();
        for (var theme : new String[] {"light", "dark"}) {
            chromium.resize(1280, 920);
            open("#" + anna.id());
            awaitText("#bot-name", "Aisha");
            if (!theme.equals(theme())) {
                click("#theme");
            }
            Awaitility.await().atMost(PATIENCE).until(() -> find(".document").isDisplayed());
            chromium.picture(PICTURES, "chat-desktop-" + theme);
            chromium.resize(390, 844);
            chromium.picture(PICTURES, "chat-phone-" + theme);
            click("#back");
            chromium.picture(PICTURES, "people-phone-" + theme);
        }
    }

    /** The duration that the last page of an Ogg Opus file states, in its 48 kHz samples. */
    private static double oggSeconds(byte[] ogg) {
        int lastPage = new String(ogg, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
        return ByteBuffer.wrap(ogg).order(ByteOrder.LITTLE_ENDIAN).getLong(lastPage + 6) / 48_000.0;
    }

    private LocalUser startedUser(String name, String language) {
        var user = telegram.newUser(name, language);
        user.send("/start");
        bot.done("getUpdates", "offset", -1);
        return user;
    }

    private LocalUser awaitUser(String name) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> telegram.users().stream()
                        .anyMatch(user -> user.person().firstName().equals(name)));
        return telegram.users().getFirst();
    }

    private ChatMessage awaitFrom(LocalUser user, Predicate<ChatMessage> wanted) {
        var event = telegram.events()
                .await(
                        each -> each instanceof ChatEvent.Sent(var seq, var at, var message)
                                && message.chatId() == user.chat()
                                && !message.fromBot()
                                && wanted.test(message),
                        PATIENCE);
        return ((ChatEvent.Sent) event).message();
    }

    private long send(LocalUser user, String html, Object... more) {
        var parameters = new java.util.ArrayList<Object>(
                java.util.List.of("chat_id", user.chat(), "text", html, "parse_mode", "HTML"));
        parameters.addAll(java.util.List.of(more));
        return bot.done("sendMessage", parameters.toArray()).path("message_id").asLong();
    }

    private void answerPress(String data, String text, boolean alert) {
        JsonNode query = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> bot.done("getUpdates", "offset", -1).path(0).path("callback_query"),
                        each -> each.path("data").asText().equals(data));
        bot.done(
                "answerCallbackQuery",
                "callback_query_id",
                query.path("id").asText(),
                "text",
                text,
                "show_alert",
                alert);
    }

    /** Answers the query of a press of Pay, and takes it out of the queue. */
    private void answerPayment(Object... answer) {
        JsonNode update = Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> bot.done("getUpdates", "offset", -1).path(0), each -> each.has("pre_checkout_query"));
        bot.done("getUpdates", "offset", update.path("update_id").asInt() + 1);
        var parameters = new java.util.ArrayList<Object>(java.util.List.of(answer));
        parameters.add("pre_checkout_query_id");
        parameters.add(update.path("pre_checkout_query").path("id").asText());
        bot.done("answerPreCheckoutQuery", parameters.toArray());
    }

    private void open(String hash) {
        chromium.driver().get("about:blank");
        chromium.driver().get(telegram.pageUrl() + hash);
    }

    private void type(String text) {
        find("#text").sendKeys(text);
    }

    /** Drops a file on the chat, as a mouse would. */
    private void drop(String name, String type, String content) {
        chromium.driver().executeScript("""
                const data = new DataTransfer();
                data.items.add(new File([arguments[2]], arguments[0], {type: arguments[1]}));
                for (const name of ['dragenter', 'dragover', 'drop']) {
                  document.getElementById('messages').dispatchEvent(
                    new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));
                }
                """, name, type, content);
    }

    private String theme() {
        return String.valueOf(find("html").getDomAttribute("data-theme"));
    }

    private void click(String selector) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> find(selector).click());
    }

    private void awaitText(String selector, String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(find(selector).getText()).isEqualTo(text));
    }

    private static void awaitGone(String selector) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        chromium.driver().findElements(By.cssSelector(selector)).isEmpty());
    }

    private static WebElement find(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }
}
