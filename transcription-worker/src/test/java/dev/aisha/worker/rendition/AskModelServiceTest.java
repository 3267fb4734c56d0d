package dev.aisha.worker.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.worker.provider.Trouble;
import dev.aisha.worker.rendition.AskModelService.Asked;
import dev.aisha.worker.rendition.ModelAnswer.None;
import dev.aisha.worker.rendition.ModelAnswer.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskModelServiceTest {
    private final PlayedModel model = new PlayedModel();
    private final AskModelService service = new AskModelService(model.config(), new ObjectMapper(), Clock.systemUTC());

    @AfterEach
    void stop() {
        model.close();
    }

    private Asked ask() {
        return service.ask("gpt-4.1-mini", "Summarise it.", "Hello.");
    }

    @Test
    void theModelIsToldWhatToDoApartFromTheText() {
        model.next(200, """
                {"choices": [{"message": {"role": "assistant", "content": " A greeting. "}, "finish_reason": "stop"}]}""");

        assertThat(ask()).isEqualTo(new Asked(new Written("A greeting.", true), Duration.ZERO));

        JsonNode request = model.request(0);
        assertThat(request.path("model").asText()).isEqualTo("gpt-4.1-mini");
        assertThat(request.path("messages").path(0).path("role").asText()).isEqualTo("system");
        assertThat(request.path("messages").path(0).path("content").asText()).isEqualTo("Summarise it.");
        assertThat(request.path("messages").path(1).path("role").asText()).isEqualTo("user");
        assertThat(request.path("messages").path(1).path("content").asText()).isEqualTo("Hello.");
        assertThat(model.authorization()).isEqualTo("Bearer sk-test");
    }

    @Test
    void aTextThatStopsInTheMiddleIsKnown() {
        model.next(200, """
                {"choices": [{"message": {"content": "A gree"}, "finish_reason": "length"}]}""");

        assertThat(ask().answer()).isEqualTo(new Written("A gree", false));
    }

    /** Compatible servers leave out what they do not know. */
    @Test
    void aTextWithoutAReasonIsWhole() {
        model.next(200, """
                {"choices": [{"message": {"content": "A greeting."}}]}""");

        assertThat(ask().answer()).isEqualTo(new Written("A greeting.", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"choices\": []}",
                "{\"choices\": [{\"message\": {\"content\": null}}]}",
                "{\"choices\": [{\"message\": {\"content\": \"  \"}, \"finish_reason\": \"stop\"}]}",
                "<html>"
            })
    void anAnswerWithoutATextIsNone(String body) {
        model.next(200, body);

        assertThat(ask().answer())
                .isInstanceOfSatisfying(
                        None.class, none -> assertThat(none.trouble()).isInstanceOf(Trouble.WithThem.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\": [{\"message\": {\"content\": \"\"}, \"finish_reason\": \"content_filter\"}]}",
                "{\"choices\": [{\"message\": {\"content\": null, \"refusal\": \"I cannot.\"}, \"finish_reason\": \"stop\"}]}"
            })
    void aRefusalOfTheTextStays(String body) {
        model.next(200, body);

        assertThat(ask().answer())
                .isInstanceOfSatisfying(
                        None.class, none -> assertThat(none.trouble()).isInstanceOf(Trouble.WithTheRequest.class));
    }

    @ParameterizedTest
    @CsvSource({
        "401, WithUs",
        "404, WithUs",
        "400, WithTheRequest",
        "413, WithTheRequest",
        "429, TooMany",
        "500, WithThem",
        "503, WithThem"
    })
    void troubleIsToldApart(int status, String trouble) {
        model.next(status, "{\"error\": {\"message\": \"no\"}}");

        assertThat(ask().answer())
                .isInstanceOfSatisfying(
                        None.class,
                        none -> assertThat(none.trouble().getClass().getSimpleName())
                                .isEqualTo(trouble));
    }

    @Test
    void aSpentQuotaIsTroubleWithUs() {
        model.next(429, "{\"error\": {\"code\": \"insufficient_quota\"}}");

        assertThat(ask().answer()).isEqualTo(new None(new Trouble.WithUs("account, status 429")));
    }

    @Test
    void whoIsToldToWaitWaits() {
        model.next(429, Map.of("Retry-After", "7"), "");

        assertThat(ask())
                .isEqualTo(new Asked(new None(new Trouble.TooMany(Duration.ofSeconds(7))), Duration.ofSeconds(7)));
    }

    @Test
    void aServiceThatIsAwayIsTroubleWithThem() {
        model.close();

        assertThat(ask().answer())
                .isInstanceOfSatisfying(
                        None.class, none -> assertThat(none.trouble()).isInstanceOf(Trouble.WithThem.class));
    }
}
