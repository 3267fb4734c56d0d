package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private LocalTelegram telegram;
    private PlainBot bot;
    private LocalUser anna;
    private HttpServer hook;

    @BeforeEach
    void start() throws IOException {
        telegram = LocalTelegram.start(Options.defaults().withWebhookRetry(Duration.ofMillis(20)));
        bot = new PlainBot(telegram);
        anna = telegram.newUser("Anna", "ru");
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", exchange -> {
            var update = MAPPER.readTree(exchange.getRequestBody());
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!fails) {
                secrets.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
                received.add(update.path("message").path("text").asText());
            }
            exchange.sendResponseHeaders(fails ? 503 : 200, -1);
            exchange.close();
        });
        hook.start();
    }

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
        hook.stop(0);
    }

    @Test
    void updates_are_pushed_in_order_with_the_secret() {
        setWebhook();

        for (int i = 0; i < 20; i++) {
            anna.send("text " + i);
        }

        Awaitility.await().untilAsserted(() -> assertThat(received).hasSize(20));
        assertThat(received).isSortedAccordingTo((a, b) -> number(a) - number(b));
        assertThat(secrets).containsOnly("s3cret");
        Awaitility.await()
                .untilAsserted(() -> assertThat(telegram.pendingUpdates()).isZero());
    }

    @Test
    void what_the_bot_does_not_take_is_pushed_again_and_the_failure_shown() {
        failures.set(3);
        setWebhook();

        anna.send("patient");
        anna.send("next");

        Awaitility.await().untilAsserted(() -> assertThat(received).containsExactly("patient", "next"));
        var info = bot.done("getWebhookInfo");
        assertThat(info.path("url").asText()).isEqualTo(url());
        assertThat(info.path("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 503 Service Unavailable");
        assertThat(info.path("last_error_date").asLong()).isPositive();
    }

    @Test
    void one_chat_that_fails_does_not_hold_up_another() {
        hook.removeContext("/hook");
        hook.createContext("/hook", exchange -> {
            var message = MAPPER.readTree(exchange.getRequestBody()).path("message");
            boolean fails = message.path("chat").path("id").asLong() == anna.chat();
            if (!fails) {
                received.add(message.path("text").asText());
            }
            exchange.sendResponseHeaders(fails ? 500 : 200, -1);
            exchange.close();
        });
        var boris = telegram.newUser("Boris", "en");
        setWebhook();

        anna.send("stuck");
        boris.send("through");

        Awaitility.await().untilAsserted(() -> assertThat(received).containsExactly("through"));
        assertThat(bot.done("getWebhookInfo").path("pending_update_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_payment_is_asked_for_and_told_by_the_webhook() {
        hook.removeContext("/hook");
        hook.createContext("/hook", exchange -> {
            var update = MAPPER.readTree(exchange.getRequestBody());
            var query = update.path("pre_checkout_query");
            if (query.isObject()) {
                bot.done(
                        "answerPreCheckoutQuery",
                        "pre_checkout_query_id",
                        query.path("id").asText(),
                        "ok",
                        true);
            }
            received.add(update.path("message")
                    .path("successful_payment")
                    .path("invoice_payload")
                    .asText());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        anna.send("/start");
        bot.done(
                "sendInvoice",
                "chat_id",
                anna.chat(),
                "title",
                "500 coins",
                "description",
                "Half an hour",
                "payload",
                "order-1",
                "currency",
                "XTR",
                "prices",
                "[{\"label\":\"500 coins\",\"amount\":50}]");
        bot.done("setWebhook", "url", url(), "allowed_updates", "[\"message\",\"pre_checkout_query\"]");

        anna.pay(anna.fromBot().getFirst());

        Awaitility.await().untilAsserted(() -> assertThat(received).containsExactly("", "", "order-1"));
    }

    @Test
    void get_updates_is_a_conflict_while_a_webhook_is_set() {
        setWebhook();

        assertThat(bot.refusal("getUpdates"))
                .isEqualTo("409 Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first");
        bot.done("deleteWebhook");
        assertThat(bot.done("getUpdates")).isEmpty();
    }

    @Test
    void setting_a_webhook_ends_a_call_that_waits() {
        var waiting = bot.callLater("getUpdates", "timeout", 15);
        Awaitility.await().until(() -> {
            setWebhook();
            return waiting.isDone();
        });

        assertThat(waiting.join().path("error_code").asInt()).isEqualTo(409);
    }

    @Test
    void pending_updates_are_dropped_only_when_asked() {
        anna.send("kept");
        bot.done("deleteWebhook");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);

        bot.done("deleteWebhook", "drop_pending_updates", true);

        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void a_webhook_needs_an_address_and_a_secret_of_plain_characters() {
        assertThat(bot.refusal("setWebhook", "url", "ftp://example.org/x"))
                .isEqualTo("400 Bad Request: invalid webhook URL specified");
        assertThat(bot.refusal("setWebhook", "url", url(), "secret_token", "ö"))
                .isEqualTo("400 Bad Request: secret token contains unallowed characters");
    }

    @Test
    void a_bot_that_is_down_gets_its_updates_when_it_is_back() {
        bot.done("setWebhook", "url", "http://127.0.0.1:1/hook");
        anna.send("wait for me");
        Awaitility.await()
                .until(() -> bot.done("getWebhookInfo")
                        .path("last_error_message")
                        .asText()
                        .equals("Connection refused"));

        setWebhook();

        Awaitility.await().untilAsserted(() -> assertThat(received).containsExactly("wait for me"));
    }

    private void setWebhook() {
        bot.done("setWebhook", "url", url(), "secret_token", "s3cret");
    }

    private String url() {
        return "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook";
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring("text ".length()));
    }
}
