package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.InputMediaDocument;
import com.pengrad.telegrambot.model.request.LabeledPrice;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.model.request.ReplyParameters;
import com.pengrad.telegrambot.model.stars.partner.TransactionPartnerUser;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import com.pengrad.telegrambot.request.EditMessageMedia;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetMyStarBalance;
import com.pengrad.telegrambot.request.GetStarTransactions;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.RefundStarPayment;
import com.pengrad.telegrambot.request.SendInvoice;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.request.SetWebhook;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.stars.PaymentOutcome;
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
    void stars_are_paid_listed_and_given_back() {
        anna.send("/start");

        var sent = bot.execute(invoice()).message();
        anna.pay(anna.fromBot().getFirst());
        var query = updates().getLast().preCheckoutQuery();
        assertThat(bot.execute(new AnswerPreCheckoutQuery(query.id())).isOk()).isTrue();
        var payment = updates().getLast().message().successfulPayment();
        var listed = bot.execute(new GetStarTransactions()).result().transactions()[0];
        var balance = bot.execute(new GetMyStarBalance()).getResult();
        var back = bot.execute(new RefundStarPayment(anna.id(), payment.telegramPaymentChargeId()));
        var refunded = updates().getLast().message().refundedPayment();
        var again = bot.execute(new RefundStarPayment(anna.id(), payment.telegramPaymentChargeId()));
        var both = bot.execute(new GetStarTransactions().offset(0).limit(100)).result();

        assertThat(sent.invoice().currency()).isEqualTo("XTR");
        assertThat(sent.invoice().totalAmount()).isEqualTo(50);
        assertThat(sent.replyMarkup().inlineKeyboard()[0][0].isPay()).isTrue();
        assertThat(query.invoicePayload()).isEqualTo("order-1");
        assertThat(query.totalAmount()).isEqualTo(50);
        assertThat(query.from().id()).isEqualTo(anna.id());
        assertThat(payment.invoicePayload()).isEqualTo("order-1");
        assertThat(payment.totalAmount()).isEqualTo(50);
        assertThat(listed.id()).isEqualTo(payment.telegramPaymentChargeId());
        assertThat(listed.amount()).isEqualTo(50);
        assertThat(listed.source())
                .isInstanceOfSatisfying(
                        TransactionPartnerUser.class,
                        partner -> assertThat(partner.user().id()).isEqualTo(anna.id()));
        assertThat(balance.amount()).isEqualTo(50);
        assertThat(back.isOk()).isTrue();
        assertThat(refunded.telegramPaymentChargeId()).isEqualTo(payment.telegramPaymentChargeId());
        assertThat(again.errorCode()).isEqualTo(400);
        assertThat(again.description()).isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
        assertThat(both.transactions()[1].id()).isEqualTo(listed.id());
        assertThat(both.transactions()[1].receiver()).isInstanceOf(TransactionPartnerUser.class);
    }

    @Test
    void a_payment_is_declined_with_words() {
        anna.send("/start");
        bot.execute(invoice());
        var queryId = anna.pay(anna.fromBot().getFirst());

        var answer = bot.execute(new AnswerPreCheckoutQuery(queryId, "Prices have changed"));
        var late = bot.execute(new AnswerPreCheckoutQuery(queryId));

        assertThat(answer.isOk()).isTrue();
        assertThat(anna.awaitPayment(queryId, Duration.ofSeconds(5)))
                .isEqualTo(new PaymentOutcome.Declined("Prices have changed"));
        assertThat(late.description())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    private SendInvoice invoice() {
        return new SendInvoice(
                anna.chat(),
                "500 coins",
                "About half an hour of text",
                "order-1",
                "XTR",
                List.of(new LabeledPrice("500 coins", 50)));
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
