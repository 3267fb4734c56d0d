package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.InputMediaDocument;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.model.request.ReplyParameters;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.EditMessageMedia;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.request.SetWebhook;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's own client library against this server: it says what the product says. */
class ClientLibraryTest {

    private final OkHttpClient http = new OkHttpClient();
    private LocalTelegram telegram;
    private TelegramBot bot;
    private LocalUser anna;

    @BeforeEach
    void start() {
        telegram = LocalTelegram.start();
        bot = new TelegramBot.Builder(telegram.token())
                .apiUrl(telegram.url() + "/bot")
                .fileApiUrl(telegram.url() + "/file/bot")
                .okHttpClient(http)
                .build();
        anna = telegram.newUser("Anna", "ru");
    }

    @AfterEach
    void close() {
        assertThat(telegram.violations()).isEmpty();
        telegram.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void a_voice_note_is_received_fetched_and_answered_by_edits() throws Exception {
        anna.sendVoice("sound".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(4), "audio/ogg");

        var update = updates().getFirst();
        var voice = update.message().voice();
        var bytes = bot.getFileContent(bot.execute(new GetFile(voice.fileId())).file());
        var placed = bot.execute(new SendMessage(anna.chat(), "⏳ <b>Listening</b>")
                .parseMode(ParseMode.HTML)
                .disableNotification(true)
                .replyParameters(new ReplyParameters(update.message().messageId()).allowSendingWithoutReply(true)));
        var edited =
                bot.execute(new EditMessageText(anna.chat(), placed.message().messageId(), "a < b")
                        .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("More").callbackData("more"))));
        var same = bot.execute(new EditMessageText(anna.chat(), placed.message().messageId(), "a < b")
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("More").callbackData("more"))));

        assertThat(voice.duration()).isEqualTo(4);
        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("sound");
        assertThat(edited.isOk()).isTrue();
        assertThat(same.errorCode()).isEqualTo(400);
        assertThat(same.description()).startsWith("Bad Request: message is not modified");
        var shown = anna.fromBot().getFirst();
        assertThat(shown.text()).isEqualTo("a < b");
        assertThat(shown.replyTo()).isEqualTo(1L);
    }

    @Test
    void a_placeholder_becomes_a_text_file() {
        anna.send("/start");
        int id = bot.execute(new SendMessage(anna.chat(), "⏳")).message().messageId();

        var answer = bot.execute(new EditMessageMedia(
                anna.chat(),
                id,
                new InputMediaDocument("all the words".getBytes(StandardCharsets.UTF_8))
                        .fileName("transcript.txt")
                        .caption("the first words")));

        assertThat(answer.isOk()).as(answer.description()).isTrue();
        var file = anna.fromBot().getFirst().file().orElseThrow();
        assertThat(file.fileName()).isEqualTo("transcript.txt");
        assertThat(telegram.download(file)).asString(StandardCharsets.UTF_8).isEqualTo("all the words");
    }

    @Test
    void a_pressed_button_a_long_poll_and_a_profile_work() {
        anna.send("/start");
        assertThat(bot.execute(new GetMe()).user().isBot()).isTrue();
        assertThat(bot.execute(new SetMyCommands(new BotCommand("help", "Help")))
                        .isOk())
                .isTrue();
        bot.execute(new SendMessage(anna.chat(), "x")
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("Go").callbackData("go"))));
        anna.press(anna.fromBot().getFirst(), "go");

        var query = updates().getLast().callbackQuery();

        assertThat(query.data()).isEqualTo("go");
        assertThat(bot.execute(new AnswerCallbackQuery(query.id()).text("Going").showAlert(true))
                        .isOk())
                .isTrue();
        assertThat(bot.execute(new SetWebhook()
                                .url("http://127.0.0.1:1/webhook")
                                .secretToken("secret")
                                .maxConnections(10)
                                .allowedUpdates("message", "callback_query"))
                        .isOk())
                .isTrue();
    }

    @Test
    void retry_after_reaches_the_bot() {
        anna.send("/start");
        telegram.limit(new Limits(1, 0.1, 30, 30));
        bot.execute(new SendMessage(anna.chat(), "one"));

        var refused = bot.execute(new SendMessage(anna.chat(), "two"));

        assertThat(refused.errorCode()).isEqualTo(429);
        assertThat(refused.parameters().retryAfter()).isBetween(1, 10);
    }

    private List<Update> updates() {
        return bot.execute(new GetUpdates().timeout(1).limit(100)).updates();
    }
}
