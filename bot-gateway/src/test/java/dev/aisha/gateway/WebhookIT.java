package dev.aisha.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebhookIT.Webhook.class)
class WebhookIT extends GatewayTest {
    private static final String SECRET = "the-webhooks-secret";
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

    public static final class Webhook implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "BOT_MODE", "webhook",
                    "WEBHOOK_URL", "http://127.0.0.1:1/webhook/telegram",
                    "WEBHOOK_SECRET", SECRET);
        }
    }

    private static String update(LocalUser user, long updateId, long messageId) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"date":1794700000,
                "from":{"id":%d,"is_bot":false,"first_name":"Ann","language_code":"en"},
                "chat":{"id":%d,"type":"private","first_name":"Ann"},
                "voice":{"duration":10,"mime_type":"audio/ogg","file_id":"AwAC","file_unique_id":"AgAD","file_size":9}}}""".formatted(updateId, messageId, user.id(), user.chat());
    }

    private static int post(String body, String secret) {
        return given().header(SECRET_HEADER, secret)
                .contentType("application/json")
                .body(body)
                .post("/webhook/telegram")
                .statusCode();
    }

    @Test
    void theWebhookIsRegisteredWithItsSecretAsItIs() {
        var request = telegram.requests().await(each -> each.method().equals("setWebhook"), PATIENCE);

        assertThat(request.parameter("url")).isEqualTo("http://127.0.0.1:1/webhook/telegram");
        assertThat(request.parameter("secret_token")).isEqualTo(SECRET);
        assertThat(request.done()).isTrue();
    }

    @Test
    void anUpdateIsSafeWhenItIsAcknowledged() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);

        int status = post(update(ann, 1, note.id()), SECRET);

        assertThat(status).isEqualTo(200);
        assertThat(ledger.find(jobOf(note))).isPresent();
        reached(note, JobState.Queued.class);
    }

    @Test
    void theSameUpdateFiveTimesAtOnceIsOneJob() throws Exception {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);

        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            Callable<Integer> call = () -> post(update(ann, 2, note.id()), SECRET);
            List<Future<Integer>> answers =
                    threads.invokeAll(IntStream.range(0, 5).mapToObj(i -> call).toList());

            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
        }
        queued(note);

        assertThat(billing.calls(jobOf(note).toString())).containsExactly("PUT");
        assertThat(worker.entries(jobOf(note))).hasSize(1);
        assertThat(ann.fromBot()).hasSize(1);
    }

    /** Those that come at once are kept together; a text with a zero is one that PostgreSQL does not take. */
    @Test
    void notesThatComeAtOnceAreKeptAlsoBesideOneThatTheDatabaseRefuses() throws Exception {
        LocalUser ann = telegram.newUser("Ann", "en");
        List<ChatMessage> notes =
                IntStream.range(0, 30).mapToObj(i -> voice(ann)).toList();
        ChatMessage refused = notes.get(10);

        try (ExecutorService threads = Executors.newFixedThreadPool(notes.size())) {
            List<Callable<Integer>> calls = notes.stream()
                    .map(note -> update(ann, 1000 + note.id(), note.id()))
                    .map(update -> update.contains("\"message_id\":%d,".formatted(refused.id()))
                            ? update.replace("AwAC", "Aw\\u0000AC")
                            : update)
                    .map(update -> (Callable<Integer>) () -> post(update, SECRET))
                    .toList();
            assertThat(threads.invokeAll(calls))
                    .allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
        }

        assertThat(notes)
                .allSatisfy(
                        note -> assertThat(ledger.find(jobOf(note)).isPresent()).isEqualTo(!note.equals(refused)));
    }

    @Test
    void theSameNoteUnderAnotherUpdateIdIsTheSameJob() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);

        post(update(ann, 3, note.id()), SECRET);
        queued(note);
        int status = post(update(ann, 4, note.id()), SECRET);

        assertThat(status).isEqualTo(200);
        assertThat(worker.entries(jobOf(note))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "the-webhooks-secre", "the-webhooks-secret2", "other"})
    void aCallWithoutTheSecretIsRefused(String secret) {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);

        int status = post(update(ann, 5, note.id()), secret);

        assertThat(status).isEqualTo(401);
        assertThat(ledger.find(jobOf(note))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "{\"update_id\":9,\"message\":{\"message_id\":\"x\"}}",
                "{\"update_id\":10}"
            })
    void whatCannotBeUsedIsAcknowledgedAndDropped(String body) {
        assertThat(post(body, SECRET)).isEqualTo(200);
    }

    @Test
    void anUpdateThatCannotBeKeptIsNotAcknowledged() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);

        stores.postgres().kill();
        int whileDown = post(update(ann, 6, note.id()), SECRET);
        stores.postgres().startAgain();

        assertThat(whileDown).isEqualTo(503);
        eventually().until(() -> post(update(ann, 6, note.id()), SECRET) == 200);
        reached(note, JobState.Queued.class);
    }

    @Test
    void aBodyThatNoUpdateHasIsNotRead() {
        assertThat(post("x".repeat(1_100_000), SECRET)).isEqualTo(413);
    }

    @Test
    void aReadyGatewayNamesItsDependencies() {
        eventually().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));

        List<String> names = given().get("/q/health/ready").jsonPath().getList("checks.name");
        assertThat(names).containsExactlyInAnyOrder("database", "redis", "store", "telegram");
        given().get("/q/health/live").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("aisha_telegram_calls_seconds_count", "instance_id=\"gateway-under-test\"");
    }
}
