package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongPollingTest {

    private LocalTelegram telegram;
    private PlainBot bot;
    private LocalUser anna;

    @BeforeEach
    void start() {
        telegram = LocalTelegram.start();
        bot = new PlainBot(telegram);
        anna = telegram.newUser("Anna", "ru");
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    @Test
    void updates_come_again_until_a_higher_offset_confirms_them() {
        anna.send("one");
        anna.send("two");

        var first = texts(bot.done("getUpdates"));
        var again = bot.done("getUpdates");
        var afterOne = bot.done("getUpdates", "offset", id(again, 0) + 1);
        var afterTwo = bot.done("getUpdates", "offset", id(again, 1) + 1);

        assertThat(first).containsExactly("one", "two");
        assertThat(texts(again)).containsExactly("one", "two");
        assertThat(texts(afterOne)).containsExactly("two");
        assertThat(afterTwo).isEmpty();
        assertThat(id(again, 1)).isEqualTo(id(again, 0) + 1);
        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void a_limit_hands_out_the_oldest_and_a_negative_offset_forgets_all_but_the_latest() {
        anna.send("one");
        anna.send("two");
        anna.send("three");

        assertThat(texts(bot.done("getUpdates", "limit", 2))).containsExactly("one", "two");
        assertThat(texts(bot.done("getUpdates", "offset", -1))).containsExactly("three");
        assertThat(texts(bot.done("getUpdates"))).containsExactly("three");
    }

    @Test
    void a_waiting_call_is_answered_by_the_next_update() {
        var waiting = bot.callLater("getUpdates", "timeout", 15);

        anna.send("now");

        assertThat(texts(waiting.join().path("result"))).containsExactly("now");
    }

    @Test
    void a_second_bot_ends_the_call_of_the_first_with_a_conflict() {
        var older = bot.callLater("getUpdates", "timeout", 15);
        Awaitility.await().until(() -> {
            bot.call("getUpdates");
            return older.isDone();
        });

        assertThat(older.join().path("error_code").asInt()).isEqualTo(409);
        assertThat(older.join().path("description").asText())
                .isEqualTo("Conflict: terminated by other getUpdates request;"
                        + " make sure that only one bot instance is running");
    }

    @Test
    void only_the_types_asked_for_come_and_the_choice_is_remembered() {
        bot.done("getUpdates", "allowed_updates", "[\"callback_query\"]");
        anna.send("unseen");

        assertThat(bot.done("getUpdates")).isEmpty();
        bot.done("getUpdates", "allowed_updates", "[]");
        anna.send("seen");
        assertThat(texts(bot.done("getUpdates"))).containsExactly("seen");
    }

    @Test
    void a_repeated_update_comes_with_the_same_id_however_far_the_offset_is() {
        var message = anna.send("once");
        var update = bot.done("getUpdates").get(0);
        int id = update.path("update_id").asInt();
        bot.done("getUpdates", "offset", id + 1);

        telegram.repeatUpdate(message, 2);

        var repeated = bot.done("getUpdates", "offset", id + 1);
        assertThat(repeated).hasSize(2).allSatisfy(each -> assertThat(each).isEqualTo(update));
        assertThat(bot.done("getUpdates", "offset", id + 1)).isEmpty();
    }

    @Test
    void ids_that_start_anew_reach_a_bot_that_asks_with_its_old_offset() {
        anna.send("old");
        int offset = id(bot.done("getUpdates"), 0) + 1;

        telegram.restartUpdateIds();
        anna.send("new");

        var updates = bot.done("getUpdates", "offset", offset);
        assertThat(texts(updates)).containsExactly("new");
        assertThat(id(updates, 0)).isLessThan(offset);
        assertThat(bot.done("getUpdates", "offset", id(updates, 0) + 1)).isEmpty();
    }

    @Test
    void every_kind_of_file_looks_as_the_bot_api_describes_it() {
        anna.sendVoice(new byte[10], Duration.ofSeconds(3), "audio/ogg");
        anna.sendAudio("song.mp3", "audio/mpeg", new byte[11], Duration.ofSeconds(200));
        anna.sendVideoNote(new byte[12], Duration.ofSeconds(9));
        anna.sendVideo("clip.mp4", "video/mp4", new byte[13], Duration.ofSeconds(60));
        anna.sendDocument("rec.wav", "audio/x-wav", new byte[14]);

        var updates = bot.done("getUpdates");

        assertFile(updates.get(0), "voice", "duration", "mime_type", "file_id", "file_unique_id", "file_size");
        assertFile(
                updates.get(1),
                "audio",
                "duration",
                "file_name",
                "mime_type",
                "file_id",
                "file_unique_id",
                "file_size");
        assertFile(updates.get(2), "video_note", "duration", "length", "file_id", "file_unique_id", "file_size");
        assertFile(
                updates.get(3),
                "video",
                "duration",
                "width",
                "height",
                "file_name",
                "mime_type",
                "file_id",
                "file_unique_id",
                "file_size");
        assertFile(updates.get(4), "document", "file_name", "mime_type", "file_id", "file_unique_id", "file_size");
        assertThat(updates.get(0).path("message").path("voice").path("duration").asInt())
                .isEqualTo(3);
        assertThat(updates.get(0)
                        .path("message")
                        .path("from")
                        .path("language_code")
                        .asText())
                .isEqualTo("ru");
    }

    private static void assertFile(JsonNode update, String kind, String... fields) {
        var file = update.path("message").path(kind);
        assertThat(file.fieldNames()).toIterable().containsExactlyInAnyOrder(fields);
        assertThat(update.path("message").has("text")).isFalse();
    }

    private static List<String> texts(JsonNode updates) {
        var texts = new ArrayList<String>();
        updates.forEach(update -> texts.add(update.path("message").path("text").asText()));
        return texts;
    }

    private static int id(JsonNode updates, int index) {
        return updates.get(index).path("update_id").asInt();
    }
}
