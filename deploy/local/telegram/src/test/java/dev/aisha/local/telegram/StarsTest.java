package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TOO_OLD =
            "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

    private final SettableClock clock = new SettableClock();
    private LocalTelegram telegram;
    private PlainBot bot;
    private LocalUser anna;

    @BeforeEach
    void annaHasStartedTheBot() {
        telegram = LocalTelegram.start(Options.defaults().withClock(clock));
        bot = new PlainBot(telegram);
        anna = telegram.newUser("Anna", "anna", "ru");
        anna.send("/start");
        bot.done("getUpdates", "offset", -1);
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    @Test
    void an_invoice_looks_as_the_bot_api_describes_it_and_has_a_button_to_pay() {
        var sent = bot.done("sendInvoice", invoice("start_parameter", "again"));

        var invoice = sent.path("invoice");
        assertThat(invoice.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("title", "description", "start_parameter", "currency", "total_amount");
        assertThat(invoice.path("title").asText()).isEqualTo("500 coins");
        assertThat(invoice.path("start_parameter").asText()).isEqualTo("again");
        assertThat(invoice.path("currency").asText()).isEqualTo("XTR");
        assertThat(invoice.path("total_amount").asLong()).isEqualTo(50);
        assertThat(sent.has("text")).isFalse();
        assertThat(sent.path("reply_markup").toString())
                .isEqualTo("{\"inline_keyboard\":[[{\"text\":\"Pay ⭐ 50\",\"pay\":true}]]}");
        assertThat(shown().bill().orElseThrow().payload()).isEqualTo("order-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title          |                                                       | parameter "title" is required
            title          | 123456789012345678901234567890123                     | title is too long
            description    |                                                       | parameter "description" is required
            payload        |                                                       | parameter "payload" is required
            currency       |                                                       | parameter "currency" is required
            currency       | stars                                                 | CURRENCY_INVALID
            currency       | EUR                                                   | PAYMENT_PROVIDER_INVALID
            provider_token | 1:TEST                                                | STARS_INVOICE_INVALID
            prices         |                                                       | parameter "prices" is required
            prices         | {}                                                    | "prices" must be of type Array
            prices         | []                                                    | there must be at least one price
            prices         | [{"label":"a"}]                                       | can't parse LabeledPrice: Can't find field "amount"
            prices         | [{"label":"","amount":1}]                             | can't parse labeled price: LabeledPrice label must be non-empty
            prices         | [{"label":"a","amount":0}]                            | total price must be positive
            prices         | [{"label":"a","amount":-5}]                           | total price must be positive
            prices         | [{"label":"a","amount":100001}]                       | CURRENCY_TOTAL_AMOUNT_INVALID
            prices         | [{"label":"a","amount":1},{"label":"b","amount":1}]   | STARS_INVOICE_INVALID
            need_email     | true                                                  | parameter "need_email" of sendInvoice is unknown or not supported here
            """)
    void a_wrong_parameter_is_refused(String name, String value, String why) {
        assertThat(bot.refusal("sendInvoice", invoice(name, value == null ? "" : value)))
                .isEqualTo("400 Bad Request: " + why);
        assertThat(anna.fromBot()).isEmpty();
    }

    @Test
    void lengths_are_measured_in_characters_and_that_of_the_payload_in_bytes() {
        bot.done("sendInvoice", invoice("title", "😀".repeat(32)));
        bot.done("sendInvoice", invoice("description", "ы".repeat(255)));
        bot.done("sendInvoice", invoice("payload", "ы".repeat(64)));
        bot.done("sendInvoice", invoice("prices", "[{\"label\":\"a\",\"amount\":100000}]"));
        bot.done("sendInvoice", invoice("provider_token", ""));

        assertThat(bot.refusal("sendInvoice", invoice("description", "ы".repeat(256))))
                .isEqualTo("400 Bad Request: description is too long");
        assertThat(bot.refusal("sendInvoice", invoice("payload", "ы".repeat(64) + "x")))
                .isEqualTo("400 Bad Request: INVOICE_PAYLOAD_INVALID");
    }

    @Test
    void of_an_invoices_own_buttons_the_first_pays_and_other_messages_have_none_that_does() {
        var own =
                "{\"inline_keyboard\":[[{\"text\":\"Buy\",\"pay\":true}],[{\"text\":\"No\",\"callback_data\":\"no\"}]]}";
        var none = "{\"inline_keyboard\":[[{\"text\":\"No\",\"callback_data\":\"no\"}]]}";
        var second =
                "{\"inline_keyboard\":[[{\"text\":\"No\",\"callback_data\":\"no\"},{\"text\":\"Buy\",\"pay\":true}]]}";

        bot.done("sendInvoice", invoice("reply_markup", own));

        assertThat(bot.refusal("sendInvoice", invoice("reply_markup", none)))
                .isEqualTo("400 Bad Request: REPLY_MARKUP_BUY_EMPTY");
        assertThat(bot.refusal("sendInvoice", invoice("reply_markup", second)))
                .isEqualTo("400 Bad Request: BUTTON_POS_INVALID");
        assertThat(bot.refusal("sendMessage", "chat_id", anna.chat(), "text", "x", "reply_markup", own))
                .isEqualTo("400 Bad Request: BUTTON_TYPE_INVALID");
        anna.press(shown(), "Buy");
        assertThat(latest("pre_checkout_query").path("invoice_payload").asText())
                .isEqualTo("order-1");
    }

    @Test
    void an_invoice_keeps_its_words_and_a_receipt_is_not_the_bots_to_edit() {
        long id = bot.done("sendInvoice", invoice()).path("message_id").asLong();
        bot.done("refundStarPayment", "user_id", anna.id(), "telegram_payment_charge_id", paid());
        long refund = anna.fromBot().getLast().id();
        var media = "{\"type\":\"document\",\"media\":\"x\"}";

        assertThat(bot.refusal("editMessageText", "chat_id", anna.chat(), "message_id", id, "text", "y"))
                .isEqualTo("400 Bad Request: there is no text in the message to edit");
        assertThat(bot.refusal("editMessageCaption", "chat_id", anna.chat(), "message_id", id, "caption", "y"))
                .isEqualTo("400 Bad Request: there is no caption in the message to edit");
        assertThat(bot.refusal("editMessageMedia", "chat_id", anna.chat(), "message_id", id, "media", media))
                .isEqualTo("400 Bad Request: message can't be edited");
        assertThat(bot.refusal("editMessageText", "chat_id", anna.chat(), "message_id", refund, "text", "y"))
                .isEqualTo("400 Bad Request: message can't be edited");
    }

    @Test
    void the_bot_is_asked_and_agrees_and_the_payment_comes_as_a_message() {
        bot.done("sendInvoice", invoice());

        var queryId = anna.pay(shown());

        var query = latest("pre_checkout_query");
        assertThat(query.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "from", "currency", "total_amount", "invoice_payload");
        assertThat(query.path("id").asText()).isEqualTo(queryId);
        assertThat(query.path("from").path("id").asLong()).isEqualTo(anna.id());
        assertThat(query.path("currency").asText()).isEqualTo("XTR");
        assertThat(query.path("total_amount").asLong()).isEqualTo(50);
        assertThat(query.path("invoice_payload").asText()).isEqualTo("order-1");
        assertThat(telegram.starTransactions()).isEmpty();

        bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", true);

        var outcome = (PaymentOutcome.Paid) anna.awaitPayment(queryId, PATIENCE);
        var message = latest("message");
        var payment = message.path("successful_payment");
        assertThat(message.path("message_id").asLong())
                .isEqualTo(outcome.message().id());
        assertThat(message.path("from").path("id").asLong()).isEqualTo(anna.id());
        assertThat(message.has("text")).isFalse();
        assertThat(payment.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "currency",
                        "total_amount",
                        "invoice_payload",
                        "telegram_payment_charge_id",
                        "provider_payment_charge_id");
        assertThat(payment.path("total_amount").asLong()).isEqualTo(50);
        assertThat(payment.path("invoice_payload").asText()).isEqualTo("order-1");
        assertThat(payment.path("telegram_payment_charge_id").asText())
                .isEqualTo(telegram.starTransactions().getFirst().chargeId());
    }

    @Test
    void a_query_is_answered_once_and_pays_once_and_the_invoice_can_be_paid_again() {
        bot.done("sendInvoice", invoice());
        var first = paid();
        var queryId = latestQuery;

        assertThat(bot.refusal("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", true))
                .isEqualTo(TOO_OLD);
        assertThat(bot.refusal("answerPreCheckoutQuery", "pre_checkout_query_id", "17", "ok", true))
                .isEqualTo(TOO_OLD);
        assertThat(telegram.starTransactions()).hasSize(1);
        assertThat(paid()).isNotEqualTo(first);
        assertThat(telegram.starTransactions()).hasSize(2);
    }

    @Test
    void a_declined_payment_says_why_and_nothing_is_paid() {
        bot.done("sendInvoice", invoice());
        var queryId = anna.pay(shown());

        assertThat(bot.refusal("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", false))
                .isEqualTo("400 Bad Request: parameter \"error_message\" is required");
        bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", false, "error_message", "Sold out");

        assertThat(anna.awaitPayment(queryId, PATIENCE)).isEqualTo(new PaymentOutcome.Declined("Sold out"));
        assertThat(telegram.starTransactions()).isEmpty();
        assertThat(anna.messages()).noneMatch(message -> message.notice().isPresent());
    }

    @Test
    void without_an_answer_in_ten_seconds_the_payment_fails_and_a_late_one_is_refused() {
        bot.done("sendInvoice", invoice());
        var inTime = anna.pay(shown());
        clock.pass(Duration.ofMillis(9_999));
        bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", inTime, "ok", true);
        var late = anna.pay(shown());

        clock.pass(Duration.ofSeconds(10));

        assertThat(bot.refusal("answerPreCheckoutQuery", "pre_checkout_query_id", late, "ok", true))
                .isEqualTo(TOO_OLD);
        assertThat(anna.awaitPayment(late, PATIENCE)).isEqualTo(new PaymentOutcome.TimedOut());
        assertThat(telegram.starTransactions()).hasSize(1);
    }

    @Test
    void a_payment_fails_by_itself_when_its_time_is_over() {
        bot.done("sendInvoice", invoice());
        var queryId = anna.pay(shown());

        clock.pass(Duration.ofSeconds(10));

        assertThat(anna.awaitPayment(queryId, PATIENCE)).isEqualTo(new PaymentOutcome.TimedOut());
    }

    @Test
    void the_time_for_an_answer_can_be_another() {
        try (var hasty = LocalTelegram.start(Options.defaults().withCheckoutTime(Duration.ofMillis(1)));
                var neighbour = new PlainBot(hasty)) {
            var ben = hasty.newUser("Ben", "en");
            ben.send("/start");
            neighbour.done("sendInvoice", invoice("chat_id", Long.toString(ben.chat())));

            var queryId = ben.pay(ben.fromBot().getFirst());

            assertThat(ben.awaitPayment(queryId, PATIENCE)).isEqualTo(new PaymentOutcome.TimedOut());
        }
    }

    @Test
    void a_query_that_the_bot_was_not_there_for_is_not_delivered_later() {
        bot.done("sendInvoice", invoice());
        anna.pay(shown());

        clock.pass(Duration.ofSeconds(151));
        anna.send("still here?");

        assertThat(bot.done("getUpdates")).noneMatch(update -> update.has("pre_checkout_query"));
    }

    @Test
    void a_purse_holds_what_the_test_says_and_gets_back_what_was_not_paid() {
        bot.done("sendInvoice", invoice());
        anna.haveStars(60);
        var declined = anna.pay(shown());
        assertThatThrownBy(() -> anna.pay(shown())).hasMessage("not enough Stars: 50 asked for, 10 there");
        bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", declined, "ok", false, "error_message", "no");
        anna.pay(shown());
        clock.pass(Duration.ofSeconds(10));

        var charge = paid();

        assertThatThrownBy(() -> anna.pay(shown())).hasMessageContaining("10 there");
        bot.done("refundStarPayment", "user_id", anna.id(), "telegram_payment_charge_id", charge);
        paid();
    }

    @Test
    void what_is_no_invoice_cannot_be_paid() {
        var text = anna.send("x");
        bot.done("sendInvoice", invoice());
        var invoice = shown();
        anna.delete(invoice);

        assertThatThrownBy(() -> anna.pay(text)).hasMessage("message " + text.id() + " is no invoice");
        assertThatThrownBy(() -> anna.pay(invoice)).hasMessage("message " + invoice.id() + " is no invoice");
    }

    @Test
    void a_refund_goes_back_once_and_comes_as_a_message() {
        bot.done("sendInvoice", invoice());
        var charge = paid();
        var ben = telegram.newUser("Ben", "en");

        assertThat(refusedRefund(ben.id(), charge)).isEqualTo("400 Bad Request: CHARGE_NOT_FOUND");
        bot.done("refundStarPayment", "user_id", anna.id(), "telegram_payment_charge_id", charge);

        var message = latest("message");
        var refund = message.path("refunded_payment");
        assertThat(message.path("chat").path("id").asLong()).isEqualTo(anna.chat());
        assertThat(message.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(refund.path("telegram_payment_charge_id").asText()).isEqualTo(charge);
        assertThat(refund.path("currency").asText()).isEqualTo("XTR");
        assertThat(refund.path("total_amount").asLong()).isEqualTo(50);
        assertThat(refund.path("invoice_payload").asText()).isEqualTo("order-1");
        assertThat(anna.fromBot().getLast().notice().orElseThrow().refund()).isTrue();
        assertThat(refusedRefund(anna.id(), charge)).isEqualTo("400 Bad Request: CHARGE_ALREADY_REFUNDED");
        assertThat(refusedRefund(anna.id(), "stx")).isEqualTo("400 Bad Request: CHARGE_NOT_FOUND");
        assertThat(refusedRefund(0, charge)).isEqualTo("400 Bad Request: invalid user_id specified");
        assertThat(refusedRefund(4711, charge)).isEqualTo("400 Bad Request: user not found");
        assertThat(telegram.starTransactions()).hasSize(2);
    }

    @Test
    void transactions_are_listed_oldest_first_and_a_refund_has_the_id_of_its_payment() {
        bot.done("sendInvoice", invoice());
        var first = paid();
        clock.pass(Duration.ofMinutes(1));
        var second = paid();
        bot.done("refundStarPayment", "user_id", anna.id(), "telegram_payment_charge_id", first);

        var all = bot.done("getStarTransactions").path("transactions");
        var middle = bot.done("getStarTransactions", "offset", 1, "limit", 1).path("transactions");

        assertThat(all).extracting(line -> line.path("id").asText()).containsExactly(first, second, first);
        assertThat(all.get(0).path("amount").asLong()).isEqualTo(50);
        assertThat(all.get(1).path("date").asLong() - all.get(0).path("date").asLong())
                .isEqualTo(60);
        var partner = all.get(0).path("source");
        assertThat(partner.path("type").asText()).isEqualTo("user");
        assertThat(partner.path("transaction_type").asText()).isEqualTo("invoice_payment");
        assertThat(partner.path("user").path("id").asLong()).isEqualTo(anna.id());
        assertThat(partner.path("invoice_payload").asText()).isEqualTo("order-1");
        assertThat(all.get(0).has("receiver")).isFalse();
        assertThat(all.get(2).path("receiver")).isEqualTo(partner);
        assertThat(all.get(2).has("source")).isFalse();
        assertThat(middle).extracting(line -> line.path("id").asText()).containsExactly(second);
        assertThat(bot.done("getStarTransactions", "offset", 3).path("transactions"))
                .isEmpty();
        assertThat(bot.done("getMyStarBalance").path("amount").asLong()).isEqualTo(50);
    }

    @Test
    void at_most_a_hundred_transactions_are_listed() {
        bot.done("sendInvoice", invoice());
        for (int i = 0; i < 101; i++) {
            var queryId = anna.pay(shown());
            bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", true);
        }

        assertThat(bot.done("getStarTransactions").path("transactions")).hasSize(100);
        assertThat(bot.done("getStarTransactions", "limit", 1000).path("transactions"))
                .hasSize(100);
        assertThat(bot.done("getStarTransactions", "offset", 100).path("transactions"))
                .hasSize(1);
    }

    @Test
    void a_payment_and_its_query_can_be_repeated_with_the_same_update() {
        bot.done("sendInvoice", invoice());
        var invoice = shown();
        paid();
        var receipt = anna.messages().getLast();
        bot.done("getUpdates", "offset", latestUpdate("message") + 1);

        telegram.repeatUpdate(invoice, 1);
        telegram.repeatUpdate(receipt, 1);

        var repeated = bot.done("getUpdates");
        assertThat(repeated.get(0).has("pre_checkout_query")).isTrue();
        assertThat(repeated.get(1).path("message").has("successful_payment")).isTrue();
    }

    @Test
    void a_bot_that_does_not_ask_for_queries_gets_none() {
        bot.done("sendInvoice", invoice());
        bot.done("getUpdates", "offset", -1, "allowed_updates", "[\"message\"]");
        anna.pay(shown());
        assertThat(bot.done("getUpdates")).noneMatch(update -> update.has("pre_checkout_query"));

        bot.done("getUpdates", "allowed_updates", "[\"pre_checkout_query\"]");
        anna.pay(shown());

        assertThat(bot.done("getUpdates")).anyMatch(update -> update.has("pre_checkout_query"));
    }

    @Test
    void payments_survive_a_restart_and_are_refunded_after_it(@TempDir Path folder) {
        var options = Options.defaults().withDataFolder(folder);
        long person;
        try (var before = LocalTelegram.start(options);
                var neighbour = new PlainBot(before)) {
            var ben = before.newUser("Ben", "en");
            person = ben.id();
            ben.send("/start");
            neighbour.done("sendInvoice", invoice("chat_id", Long.toString(ben.chat())));
            var queryId = ben.pay(ben.fromBot().getFirst());
            neighbour.done("answerPreCheckoutQuery", "pre_checkout_query_id", queryId, "ok", true);
        }

        try (var after = LocalTelegram.start(options);
                var neighbour = new PlainBot(after)) {
            var ben = after.user(person).orElseThrow();
            var invoice = ben.fromBot().getFirst();
            var receipt = ben.messages().getLast().notice().orElseThrow();
            assertThat(invoice.bill().orElseThrow().amount()).isEqualTo(50);
            assertThat(after.starTransactions())
                    .hasSize(1)
                    .first()
                    .extracting("receipt")
                    .isEqualTo(receipt);
            ben.press(invoice, "Pay ⭐ 50");
            neighbour.done("refundStarPayment", "user_id", person, "telegram_payment_charge_id", receipt.chargeId());
        }

        try (var atLast = LocalTelegram.start(options);
                var neighbour = new PlainBot(atLast)) {
            var charge = atLast.starTransactions().getFirst().chargeId();
            assertThat(neighbour.refusal("refundStarPayment", "user_id", person, "telegram_payment_charge_id", charge))
                    .isEqualTo("400 Bad Request: CHARGE_ALREADY_REFUNDED");
        }
    }

    private String latestQuery = "";

    /** Anna pays the invoice that she sees, and the bot agrees; the name of the payment. */
    private String paid() {
        latestQuery = anna.pay(shown());
        bot.done("answerPreCheckoutQuery", "pre_checkout_query_id", latestQuery, "ok", true);
        return telegram.starTransactions().getLast().chargeId();
    }

    private String refusedRefund(long userId, String charge) {
        return bot.refusal("refundStarPayment", "user_id", userId, "telegram_payment_charge_id", charge);
    }

    private ChatMessage shown() {
        return anna.fromBot().stream()
                .filter(message -> message.bill().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode latest(String type) {
        var update = bot.done("getUpdates", "offset", -1).get(0);
        assertThat(update.fieldNames()).toIterable().contains(type);
        return update.path(type);
    }

    private int latestUpdate(String type) {
        var update = bot.done("getUpdates", "offset", -1).get(0);
        assertThat(update.fieldNames()).toIterable().contains(type);
        return update.path("update_id").asInt();
    }

    /** The parameters of an invoice, with others instead or besides. */
    private Object[] invoice(String... changes) {
        var parameters = PlainBot.form(
                "chat_id",
                anna.chat(),
                "title",
                "500 coins",
                "description",
                "About half an hour of text",
                "payload",
                "order-1",
                "currency",
                "XTR",
                "prices",
                "[{\"label\":\"500 coins\",\"amount\":50}]");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        List<Object> flat = new ArrayList<>();
        parameters.forEach((name, value) -> flat.addAll(List.of(name, value)));
        return flat.toArray();
    }
}
