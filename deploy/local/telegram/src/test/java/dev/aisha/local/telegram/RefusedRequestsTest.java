package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedRequestsTest {

    private final SettableClock clock = new SettableClock();
    private LocalTelegram telegram;
    private PlainBot bot;
    private LocalUser anna;

    @BeforeEach
    void start() {
        telegram = LocalTelegram.start(Options.defaults().withClock(clock).withMaxDownload(1000));
        bot = new PlainBot(telegram);
        anna = telegram.newUser("Anna", "ru");
        anna.send("/start");
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    @Test
    void a_wrong_token_is_unauthorized_and_an_unknown_method_not_found() {
        try (var stranger = new PlainBot(telegram, "1:0000000000000000000000")) {
            assertThat(stranger.refusal("getMe")).isEqualTo("401 Unauthorized");
        }
        assertThat(bot.refusal("sendTelepathy")).isEqualTo("404 Not Found: method not found");
        assertThat(bot.done("GETME").path("username").asText()).isEqualTo("aisha_local_bot");
    }

    @Test
    void a_revoked_token_is_unauthorized_at_once_and_what_waits_is_for_the_new_one() {
        var fresh = telegram.botId() + ":the-new-token";
        telegram.revokeToken(fresh);
        anna.send("still there?");

        assertThat(bot.refusal("getUpdates")).isEqualTo("401 Unauthorized");
        assertThat(telegram.refusedCalls()).isEqualTo(1);
        try (var renewed = new PlainBot(telegram, fresh)) {
            assertThat(renewed.done("getUpdates").size()).isEqualTo(2);
        }
        assertThat(telegram.token()).isEqualTo(fresh);
        assertThatThrownBy(() -> telegram.revokeToken("1:another-bots-token"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknown_missing_and_mistyped_parameters_are_refused_by_name_and_noted() {
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "x", "colour", "red"))
                .isEqualTo("400 Bad Request: parameter \"colour\" of sendMessage is unknown or not supported here");
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat()))
                .isEqualTo("400 Bad Request: message text is empty");
        assertThat(bot.refusal("sendMessage", "text", "x")).isEqualTo("400 Bad Request: chat_id is empty");
        assertThat(bot.refusal("getUpdates", "limit", "many"))
                .isEqualTo("400 Bad Request: \"limit\" must be of type Integer");
        assertThat(bot.refusal(
                        "sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", "{\"inline_keybord\":[]}"))
                .isEqualTo("400 Bad Request: field \"inline_keybord\" of InlineKeyboardMarkup in \"reply_markup\""
                        + " is unknown or not supported here");
        assertThat(telegram.violations())
                .hasSize(5)
                .extracting(BotRequest::status)
                .containsOnly(400);
    }

    @Test
    void a_json_body_is_checked_like_a_form() {
        assertThat(bot.callJson("sendMessage", "{\"chat_id\":" + anna.chat() + ",\"text\":\"hi\"}")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(bot.callJson("sendMessage", "{\"chat_id\":" + anna.chat() + ",\"text\":5}")
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: \"text\" must be of type String");
        assertThat(bot.callJson("sendMessage", "[]").path("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void a_file_up_to_the_cap_is_fetched_by_its_path_for_an_hour() {
        var fits = anna.sendDocument("a.bin", "application/octet-stream", new byte[1000])
                .file()
                .orElseThrow();
        var tooBig = anna.sendDocument("b.bin", "application/octet-stream", new byte[1001])
                .file()
                .orElseThrow();

        assertThat(bot.download("documents/file_0.bin").statusCode()).isEqualTo(404);
        var file = bot.done("getFile", "file_id", fits.fileId());

        assertThat(bot.download(file.path("file_path").asText()).body()).hasSize(1000);
        assertThat(bot.download("../state.json").statusCode()).isEqualTo(404);
        assertThat(bot.refusal("getFile", "file_id", tooBig.fileId())).isEqualTo("400 Bad Request: file is too big");
        assertThat(bot.refusal("getFile", "file_id", "nonsense"))
                .isEqualTo("400 Bad Request: wrong file_id or the file is temporarily unavailable");
        clock.pass(Duration.ofMinutes(61));
        assertThat(bot.download(file.path("file_path").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_server_that_shares_its_files_says_where_they_lie() throws Exception {
        try (var local = LocalTelegram.start(Options.defaults().withSharedFiles());
                var neighbour = new PlainBot(local)) {
            var user = local.newUser("Anna", "ru");
            user.send("/start");
            var sent = user.sendDocument("a.bin", "application/octet-stream", new byte[1000])
                    .file()
                    .orElseThrow();

            var file = neighbour.done("getFile", "file_id", sent.fileId());

            assertThat(Path.of(file.path("file_path").asText())).isAbsolute().hasSize(1000);
        }
    }

    @Test
    void who_writes_too_fast_is_told_how_long_to_wait() {
        telegram.limit(new Limits(2, 0.5, 30, 30));
        bot.done("sendMessage", "chat_id", anna.chat(), "text", "one");
        bot.done("sendMessage", "chat_id", anna.chat(), "text", "two");

        var refused = bot.call("sendMessage", "chat_id", anna.chat(), "text", "three");

        assertThat(refused.path("error_code").asInt()).isEqualTo(429);
        assertThat(refused.path("description").asText()).isEqualTo("Too Many Requests: retry after 2");
        assertThat(refused.path("parameters").path("retry_after").asInt()).isEqualTo(2);
        clock.pass(Duration.ofSeconds(2));
        bot.done("sendMessage", "chat_id", anna.chat(), "text", "three");
    }

    @Test
    void planned_faults_hit_the_next_requests_of_their_method_only() {
        telegram.faults().failNext("sendMessage", 1, 500, "Internal Server Error");
        telegram.faults().retryAfter("sendMessage", 1, Duration.ofSeconds(7));

        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "x"))
                .isEqualTo("500 Internal Server Error");
        assertThat(bot.call("sendMessage", "chat_id", anna.chat(), "text", "x")
                        .path("parameters")
                        .path("retry_after")
                        .asInt())
                .isEqualTo(7);
        bot.done("sendMessage", "chat_id", anna.chat(), "text", "x");
        assertThat(anna.fromBot()).hasSize(1);
    }

    @Test
    void a_chat_that_has_moved_says_where() {
        telegram.faults().moved("sendMessage", 1, -1_001_234L);

        var refused = bot.call("sendMessage", "chat_id", anna.chat(), "text", "x");

        assertThat(refused.path("error_code").asInt()).isEqualTo(400);
        assertThat(refused.path("parameters").path("migrate_to_chat_id").asLong())
                .isEqualTo(-1_001_234L);
    }

    @Test
    void a_dropped_reply_leaves_what_was_done_and_a_dropped_request_does_not() {
        telegram.faults().dropReply("sendMessage", 1);
        assertThatThrownBy(() -> bot.call("sendMessage", "chat_id", anna.chat(), "text", "done"))
                .isInstanceOf(CompletionException.class);
        telegram.faults().dropRequest("sendMessage", 1);
        assertThatThrownBy(() -> bot.call("sendMessage", "chat_id", anna.chat(), "text", "not done"))
                .isInstanceOf(CompletionException.class);

        assertThat(anna.fromBot()).extracting("content.text").containsExactly("done");
    }

    @Test
    void an_update_that_nobody_fetches_is_forgotten_after_a_day() {
        assertThat(telegram.pendingUpdates()).isEqualTo(1);

        clock.pass(Duration.ofHours(25));

        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void the_bots_commands_and_texts_are_kept_by_language() {
        bot.done("setMyCommands", "commands", "[{\"command\":\"help\",\"description\":\"Help\"}]");
        bot.done(
                "setMyCommands",
                "commands",
                "[{\"command\":\"help\",\"description\":\"Помощь\"}]",
                "language_code",
                "ru");
        var one = "{\"type\":\"chat\",\"chat_id\":7}";
        bot.done("setMyCommands", "commands", "[{\"command\":\"help\",\"description\":\"Hers\"}]", "scope", one);
        bot.done("setMyDescription", "description", "Voice to text");

        assertThat(bot.done("getMyCommands").get(0).path("description").asText())
                .isEqualTo("Help");
        assertThat(bot.done("getMyCommands", "language_code", "ru")
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("Помощь");
        assertThat(bot.done("getMyCommands", "scope", one)
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("Hers");
        assertThat(bot.done("getMyDescription").path("description").asText()).isEqualTo("Voice to text");
        assertThat(bot.refusal("setMyCommands", "commands", "[{\"command\":\"Help!\",\"description\":\"x\"}]"))
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
    }
}
