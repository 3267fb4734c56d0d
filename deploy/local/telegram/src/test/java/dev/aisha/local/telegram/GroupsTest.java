package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SettableClock clock = new SettableClock();
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withBot("Aisha", "aisha_bot").withClock(clock));
    private final PlainBot bot = new PlainBot(telegram);
    private final LocalUser ann = telegram.newUser("Ann", "ann", "en");
    private final LocalUser bob = telegram.newUser("Bob", "de");
    private final LocalGroup group = telegram.newGroup("Family", ann).join(bob);

    @BeforeEach
    void theNewsAreRead() {
        told();
    }

    @AfterEach
    void end() {
        bot.close();
        telegram.close();
    }

    /** What the bot is told of since it last asked. */
    private List<JsonNode> told() {
        var updates = StreamSupport.stream(bot.done("getUpdates").spliterator(), false)
                .toList();
        if (!updates.isEmpty()) {
            bot.done("getUpdates", "offset", updates.getLast().path("update_id").asLong() + 1);
        }
        return updates;
    }

    private JsonNode toldMessage() {
        var updates = told();
        assertThat(updates).hasSize(1);
        return updates.getFirst().path("message");
    }

    private List<String> toldTexts() {
        return told().stream()
                .map(update -> update.path("message").path("text").asText())
                .toList();
    }

    @Test
    void a_group_begins_with_news_of_the_bot_and_of_whoever_comes() {
        var other = telegram.newBasicGroup("Work", ann).join(bob);

        var news = told();

        assertThat(other.id()).isNegative();
        assertThat(group.id()).isLessThan(-1_000_000_000_000L);
        assertThat(news.get(1).path("message").path("group_chat_created").asBoolean())
                .isTrue();
        assertThat(news.get(0)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("member");
        assertThat(news.get(2)
                        .path("message")
                        .path("new_chat_members")
                        .get(0)
                        .path("first_name")
                        .asText())
                .isEqualTo("Bob");
        assertThat(news.get(2).path("message").path("chat").path("type").asText())
                .isEqualTo("group");
    }

    @Test
    void privacy_mode_tells_of_commands_mentions_and_answers_and_of_nothing_else() {
        long said = bot.done("sendMessage", "chat_id", group.id(), "text", "hello")
                .path("message_id")
                .asLong();
        var hello = group.messages().stream()
                .filter(message -> message.id() == said)
                .findFirst()
                .orElseThrow();

        group.send(bob, "only talk");
        group.sendVoice(bob, new byte[] {1}, Duration.ofSeconds(1));
        group.send(bob, "/help@other_bot");
        group.send(bob, "write to aisha_bot or to a@aisha_bot.com");
        group.sendVoice(bob, new byte[] {1}, Duration.ofSeconds(1), "/text");
        group.send(bob, "/help");
        group.send(bob, "/help@Aisha_Bot");
        group.send(bob, "please, @AISHA_bot");
        group.reply(bob, hello, "hello to you");

        assertThat(toldTexts()).containsExactly("/help", "/help@Aisha_Bot", "please, @AISHA_bot", "hello to you");
    }

    @Test
    void an_administrator_is_told_of_everything() {
        group.promoteBot(ann);
        assertThat(told().getFirst()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("administrator");

        group.send(bob, "only talk");

        var message = toldMessage();
        assertThat(message.path("text").asText()).isEqualTo("only talk");
        assertThat(message.path("from").path("id").asLong()).isEqualTo(bob.id());
        assertThat(message.path("chat").path("type").asText()).isEqualTo("supergroup");
        assertThat(message.path("chat").path("title").asText()).isEqualTo("Family");
    }

    @Test
    void an_answer_brings_what_it_answers_with_its_file_and_its_sender() {
        var note = group.sendVoice(bob, new byte[] {1}, Duration.ofSeconds(7));

        group.reply(ann, note, "/text@aisha_bot");

        var answered = toldMessage().path("reply_to_message");
        assertThat(answered.path("message_id").asLong()).isEqualTo(note.id());
        assertThat(answered.path("from").path("id").asLong()).isEqualTo(bob.id());
        assertThat(answered.path("voice").path("duration").asInt()).isEqualTo(7);
    }

    @Test
    void an_anonymous_administrator_writes_as_the_group() {
        group.sendAnonymously("/group", null);

        var message = toldMessage();
        assertThat(message.path("from").path("username").asText()).isEqualTo("GroupAnonymousBot");
        assertThat(message.path("sender_chat").path("id").asLong()).isEqualTo(group.id());
    }

    @Test
    void the_bot_may_ask_who_is_an_administrator() {
        group.promote(bob);
        assertThat(status(ann)).isEqualTo("administrator");
        assertThat(status(bob)).isEqualTo("administrator");
        assertThat(bot.done("getChatAdministrators", "chat_id", group.id())).hasSize(2);

        group.demote(bob);
        assertThat(status(bob)).isEqualTo("member");
        assertThat(status(telegram.newUser("Carl", "en"))).isEqualTo("left");
        assertThat(bot.refusal("getChatMember", "chat_id", group.id(), "user_id", 77))
                .isEqualTo("400 Bad Request: user not found");
    }

    private String status(LocalUser user) {
        return bot.done("getChatMember", "chat_id", group.id(), "user_id", user.id())
                .path("status")
                .asText();
    }

    @Test
    void a_button_is_pressed_by_a_member_and_answered_in_the_group() {
        long id = bot.done(
                        "sendMessage",
                        "chat_id",
                        group.id(),
                        "text",
                        "choose",
                        "reply_markup",
                        "{\"inline_keyboard\":[[{\"text\":\"One\",\"callback_data\":\"1\"}]]}")
                .path("message_id")
                .asLong();

        group.press(bob, group.awaitFromBot(message -> message.id() == id, Duration.ofSeconds(5)), "One");

        var query = told().getFirst().path("callback_query");
        assertThat(query.path("from").path("id").asLong()).isEqualTo(bob.id());
        assertThat(query.path("message").path("chat").path("id").asLong()).isEqualTo(group.id());
        bot.done("answerCallbackQuery", "callback_query_id", query.path("id").asText());
    }

    @Test
    void a_bot_that_was_shut_out_is_told_so_and_cannot_write() {
        group.removeBot(ann);

        assertThat(told().getFirst()
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("left");
        group.send(bob, "/help");
        assertThat(told()).isEmpty();
        assertThat(bot.refusal("sendMessage", "chat_id", group.id(), "text", "hello"))
                .isEqualTo("403 Forbidden: bot was kicked from the supergroup chat");
    }

    @Test
    void a_group_becomes_a_supergroup_and_the_bot_is_sent_there() {
        var basic = telegram.newBasicGroup("Work", ann);
        told();

        var supergroup = basic.upgrade(ann);

        var news = told();
        assertThat(news.get(0).path("message").path("migrate_to_chat_id").asLong())
                .isEqualTo(supergroup.id());
        assertThat(news.get(1).path("message").path("migrate_from_chat_id").asLong())
                .isEqualTo(basic.id());
        assertThat(bot.call("sendMessage", "chat_id", basic.id(), "text", "hello")
                        .path("parameters")
                        .path("migrate_to_chat_id")
                        .asLong())
                .isEqualTo(supergroup.id());
        bot.done("sendMessage", "chat_id", supergroup.id(), "text", "hello");
        assertThat(supergroup.group().administrators()).containsExactly(ann.id());
    }

    @Test
    void no_more_than_twenty_messages_a_minute_go_into_a_group() {
        telegram.limit(Limits.likeTelegram());
        for (int i = 0; i < 20; i++) {
            bot.done("sendMessage", "chat_id", group.id(), "text", "message " + i);
        }

        assertThat(bot.refusal("sendMessage", "chat_id", group.id(), "text", "one more"))
                .isEqualTo("429 Too Many Requests: retry after 3");
        clock.pass(Duration.ofSeconds(3));
        bot.done("sendMessage", "chat_id", group.id(), "text", "one more");
    }

    @Test
    void the_control_api_moves_groups_as_well() throws Exception {
        var work = MAPPER.readTree(control("POST", "", "{\"title\":\"Work\",\"person\":%d}".formatted(ann.id())));
        long id = work.path("id").asLong();
        assertThat(work.path("bot").asText()).isEqualTo("MEMBER");
        control("POST", "/" + id + "/members", "{\"person\":%d}".formatted(bob.id()));
        control("PUT", "/" + id + "/bot", "{\"person\":%d,\"place\":\"ADMINISTRATOR\"}".formatted(ann.id()));
        told();

        control("POST", "/" + id + "/messages", "{\"person\":%d,\"text\":\"hello\"}".formatted(bob.id()));

        assertThat(toldTexts()).containsExactly("hello");
        long question = bot.done(
                        "sendMessage",
                        "chat_id",
                        id,
                        "text",
                        "choose",
                        "reply_markup",
                        "{\"inline_keyboard\":[[{\"text\":\"One\",\"callback_data\":\"1\"}]]}")
                .path("message_id")
                .asLong();
        control(
                "POST",
                "/" + id + "/messages/" + question + "/press",
                "{\"person\":%d,\"row\":0,\"column\":0}".formatted(bob.id()));
        assertThat(told().getFirst().path("callback_query").path("data").asText())
                .isEqualTo("1");
        var supergroup = MAPPER.readTree(control("POST", "/" + id + "/upgrade", "{\"person\":%d}".formatted(ann.id())));
        assertThat(supergroup.path("members")).hasSize(2);
    }

    private String control(String method, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(telegram.url() + "/local/groups" + path))
                            .timeout(Duration.ofSeconds(10))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    @Test
    void groups_survive_a_restart(@TempDir Path folder) {
        var options = Options.defaults().withDataFolder(folder);
        long before;
        try (var first = LocalTelegram.start(options)) {
            var carl = first.newUser("Carl", "en");
            var kept = first.newBasicGroup("Kept", carl);
            kept.send(carl, "hello");
            before = kept.id();
        }

        try (var second = LocalTelegram.start(options)) {
            var carl = second.users().getFirst();
            assertThat(second.groups()).singleElement().satisfies(kept -> {
                assertThat(kept.group().title()).isEqualTo("Kept");
                assertThat(kept.messages().getFirst().sender()).isEqualTo(carl.id());
            });
            assertThat(second.newBasicGroup("New", carl).id()).isLessThan(before);
        }
    }
}
