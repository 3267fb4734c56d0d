package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendAndEditTest {

    private static final String NOT_MODIFIED = "400 Bad Request: message is not modified: specified new message content"
            + " and reply markup are exactly the same as a current content and reply markup of the message";

    private LocalTelegram telegram;
    private PlainBot bot;
    private LocalUser anna;

    @BeforeEach
    void annaHasStartedTheBot() {
        telegram = LocalTelegram.start();
        bot = new PlainBot(telegram);
        anna = telegram.newUser("Anna", "anna", "ru");
        anna.send("/start");
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    @Test
    void a_message_arrives_in_the_chat_as_telegram_shows_it() {
        var answer = bot.done(
                "sendMessage", "chat_id", anna.chat(), "text", "  <b>Hi</b> &amp; hello ", "parse_mode", "HTML");

        assertThat(answer.path("text").asText()).isEqualTo("Hi & hello");
        assertThat(answer.path("entities").get(0).path("type").asText()).isEqualTo("bold");
        assertThat(answer.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(answer.path("chat").path("type").asText()).isEqualTo("private");
        var seen = anna.awaitFromBot(message -> message.text().equals("Hi & hello"), Duration.ofSeconds(5));
        assertThat(seen.id()).isEqualTo(answer.path("message_id").asLong());
    }

    @Test
    void an_edit_changes_the_message_and_the_same_edit_again_is_not_modified() {
        long id = send("⏳");

        var edited = bot.done("editMessageText", "chat_id", anna.chat(), "message_id", id, "text", "done");
        var again = bot.refusal("editMessageText", "chat_id", anna.chat(), "message_id", id, "text", " done ");

        assertThat(edited.has("edit_date")).isTrue();
        assertThat(again).isEqualTo(NOT_MODIFIED);
        var message = anna.fromBot().getFirst();
        assertThat(message.text()).isEqualTo("done");
        assertThat(message.edits()).isEqualTo(1);
        assertThat(telegram.events().all(ChatEvent.Edited.class::isInstance)).hasSize(1);
    }

    @Test
    void an_edit_without_a_keyboard_takes_the_keyboard_away() {
        var keyboard = "{\"inline_keyboard\":[[{\"text\":\"Stop\",\"callback_data\":\"stop\"}]]}";
        long id = bot.done("sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", keyboard)
                .path("message_id")
                .asLong();

        bot.done("editMessageText", "chat_id", anna.chat(), "message_id", id, "text", "x");

        assertThat(anna.fromBot().getFirst().buttons()).isEmpty();
    }

    @Test
    void a_text_message_becomes_a_document_by_editing_its_media() {
        long id = send("⏳");
        var media =
                "{\"type\":\"document\",\"media\":\"attach://transcript\",\"caption\":\"<i>preview</i>\",\"parse_mode\":\"HTML\"}";

        var answer = bot.upload(
                "editMessageMedia",
                PlainBot.form("chat_id", anna.chat(), "message_id", id, "media", media),
                "transcript",
                "transcript.txt",
                "the text".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("result").path("document").path("file_name").asText())
                .isEqualTo("transcript.txt");
        var message = anna.fromBot().getFirst();
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.text()).isEqualTo("preview");
        assertThat(telegram.download(message.file().orElseThrow()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("the text");
    }

    @Test
    void a_document_is_sent_with_its_name_and_can_be_fetched_by_its_id() {
        var sent = bot.upload(
                        "sendDocument",
                        PlainBot.form("chat_id", anna.chat(), "caption", "here"),
                        "document",
                        "ответ.txt",
                        "words".getBytes(StandardCharsets.UTF_8))
                .path("result");

        assertThat(sent.path("caption").asText()).isEqualTo("here");
        var again = bot.done(
                "sendDocument",
                "chat_id",
                anna.chat(),
                "document",
                sent.path("document").path("file_id").asText());
        assertThat(again.path("document")).isEqualTo(sent.path("document"));
    }

    @Test
    void what_is_gone_or_not_the_bots_cannot_be_edited() {
        long id = send("x");
        anna.delete(anna.fromBot().getFirst());

        assertThat(bot.refusal("editMessageText", "chat_id", anna.chat(), "message_id", id, "text", "y"))
                .isEqualTo("400 Bad Request: message to edit not found");
        assertThat(bot.refusal("editMessageText", "chat_id", anna.chat(), "message_id", 1, "text", "y"))
                .isEqualTo("400 Bad Request: message can't be edited");
        assertThat(bot.refusal("deleteMessage", "chat_id", anna.chat(), "message_id", id))
                .isEqualTo("400 Bad Request: message to delete not found");
    }

    @Test
    void texts_are_measured_in_utf16_units_after_the_markup_is_gone() {
        var longest = "ы".repeat(4096);

        bot.done("sendMessage", "chat_id", anna.chat(), "text", "<b>" + longest + "</b>", "parse_mode", "HTML");

        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", longest + "y"))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "😀".repeat(2049)))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(bot.refusal(
                        "editMessageText", "chat_id", anna.chat(), "message_id", send("z"), "text", longest + "y"))
                .isEqualTo("400 Bad Request: MESSAGE_TOO_LONG");
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", " \n "))
                .isEqualTo("400 Bad Request: message text is empty");
    }

    @Test
    void a_caption_has_1024_units() {
        var form = PlainBot.form("chat_id", anna.chat(), "caption", "x".repeat(1025));

        var answer = bot.upload("sendDocument", form, "document", "a.txt", new byte[] {1});

        assertThat(answer.path("description").asText()).isEqualTo("Bad Request: message caption is too long");
    }

    @Test
    void a_reply_quotes_the_message_that_it_answers() {
        var asked = anna.send("question");
        var reply = "{\"message_id\":" + asked.id() + "}";

        var answer = bot.done("sendMessage", "chat_id", anna.chat(), "text", "answer", "reply_parameters", reply);

        assertThat(answer.path("reply_to_message").path("text").asText()).isEqualTo("question");
        assertThat(bot.refusal(
                        "sendMessage", "chat_id", anna.chat(), "text", "x", "reply_parameters", "{\"message_id\":99}"))
                .isEqualTo("400 Bad Request: message to be replied not found");
        bot.done(
                "sendMessage",
                "chat_id",
                anna.chat(),
                "text",
                "x",
                "reply_parameters",
                "{\"message_id\":99,\"allow_sending_without_reply\":true}");
    }

    @Test
    void a_bot_cannot_write_to_who_never_wrote_or_has_blocked_it() {
        var stranger = telegram.newUser("Boris", "en");

        assertThat(bot.refusal("sendMessage", "chat_id", stranger.chat(), "text", "x"))
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(bot.refusal("sendMessage", "chat_id", "@anna", "text", "x"))
                .isEqualTo("400 Bad Request: chat not found");
        anna.block();
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "x"))
                .isEqualTo("403 Forbidden: bot was blocked by the user");
        anna.unblock();
        send("again");
    }

    @Test
    void a_pressed_button_is_told_to_the_bot_and_answered_once() {
        var keyboard = "{\"inline_keyboard\":[[{\"text\":\"Top up\",\"callback_data\":\"топ\"}]]}";
        bot.done("sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", keyboard);
        var message = anna.fromBot().getFirst();

        var queryId = anna.press(message, "Top up");

        JsonNode query = bot.done("getUpdates", "offset", -1).get(0).path("callback_query");
        assertThat(query.path("id").asText()).isEqualTo(queryId);
        assertThat(query.path("data").asText()).isEqualTo("топ");
        assertThat(query.path("message").path("message_id").asLong()).isEqualTo(message.id());
        bot.done("answerCallbackQuery", "callback_query_id", queryId, "text", "Soon", "show_alert", "true");
        var answered = telegram.events().await(ChatEvent.PressAnswered.class::isInstance, Duration.ofSeconds(5));
        assertThat(answered).extracting("text", "alert").containsExactly("Soon", true);
        assertThat(bot.refusal("answerCallbackQuery", "callback_query_id", queryId))
                .isEqualTo("400 Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void callback_data_has_64_bytes() {
        var fits = "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"" + "ы".repeat(32) + "\"}]]}";
        var tooLong = "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"" + "ы".repeat(32) + "x\"}]]}";

        bot.done("sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", fits);

        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", tooLong))
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
    }

    @Test
    void broken_markup_is_refused_with_its_place() {
        for (var broken : Map.of(
                        "<b>open", "Can't find end tag corresponding to start tag \"b\"",
                        "ы<x>y</x>", "Unsupported start tag \"x\" at byte offset 2",
                        "<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                        "a</b>", "Unexpected end tag at byte offset 1")
                .entrySet()) {
            assertThat(bot.refusal(
                            "sendMessage", "chat_id", anna.chat(), "text", broken.getKey(), "parse_mode", "HTML"))
                    .isEqualTo("400 Bad Request: can't parse entities: " + broken.getValue());
        }
    }

    private long send(String text) {
        return bot.done("sendMessage", "chat_id", anna.chat(), "text", text)
                .path("message_id")
                .asLong();
    }
}
