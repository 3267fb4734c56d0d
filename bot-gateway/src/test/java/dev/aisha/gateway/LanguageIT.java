package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.gateway.language.Language;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aisha speaks the language of the user's app until they choose another one. */
@QuarkusTest
class LanguageIT extends GatewayTest {

    private static ChatMessage asked(LocalUser user, String question) {
        user.send("/language");
        return said(user, question);
    }

    private String choose(LocalUser user, String question, String button) {
        return answered(user.press(asked(user, question), button));
    }

    @Test
    void everyLanguageHasAButtonUnderItsOwnName() {
        LocalUser ann = telegram.newUser("Ann", "en");

        ChatMessage question = asked(ann, "Which language");

        assertThat(question.buttons().stream().flatMap(List::stream).map(Button::text))
                .containsExactly("English", "Русский", "Қазақша", "Українська", "Español", "Deutsch", "As in Telegram");
    }

    @Test
    void aLanguageThatWasChosenIsSpokenAtOnceInAnswersAndForNotes() {
        LocalUser ann = telegram.newUser("Ann", "en");

        assertThat(choose(ann, "Which language", "Deutsch")).isEqualTo("👌 Ich spreche jetzt Deutsch.");

        assertThat(said(ann, "Ich spreche jetzt Deutsch").buttons()).isEmpty();
        ann.send("/help");
        said(ann, "Ich antworte mit dem Text");
        ann.send("hello");
        said(ann, "Ich mache aus Sprache Text");
        ChatMessage note = voice(ann);
        said(ann, "⏳ Angekommen");
        assertThat(job(note).note().sender().languageCode()).isEqualTo("de");
    }

    @Test
    void anotherChoiceTakesItsPlaceAndTheAppsLanguageComesBack() {
        LocalUser oleg = telegram.newUser("Олег", "ru");

        choose(oleg, "На каком языке", "Español");
        choose(oleg, "¿En qué idioma", "Українська");
        assertThat(choose(oleg, "Якою мовою", "Як у Telegram")).isEqualTo("👌 Теперь я говорю по-русски.");

        oleg.send("/help");
        said(oleg, "Пришлите или перешлите");
        voice(oleg);
        said(oleg, "⏳ Получила");
    }

    @Test
    void aPressThatComesTwiceIsAnsweredTwiceAndChoosesOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage question = asked(ann, "Which language");
        Button german = question.button("Deutsch").orElseThrow();

        String first = ann.press(question.id(), german);
        String again = ann.press(question.id(), german);

        assertThat(List.of(answered(first), answered(again))).containsOnly("👌 Ich spreche jetzt Deutsch.");
        assertThat(ann.fromBot()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"language:xx", "language:", "language:DE", "long gone", "'; DROP TABLE gateway.jobs; --"})
    void aButtonThatMeansNothingIsAnsweredAllTheSame(String data) {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage question = asked(ann, "Which language");

        String press = ann.press(question.id(), forged(data));

        assertThat(answered(press)).contains("no longer works", "/help");
        ann.send("/help");
        said(ann, "Send or forward me");
    }

    /** In both main languages, by whatever Telegram offers. */
    @ParameterizedTest
    @CsvSource({"en, I do not know this command", "ru, Такой команды я не знаю"})
    void everyCommandThatIsOfferedIsKnownAndIsInTheHelp(String language, String unknown) throws IOException {
        LocalUser ann = telegram.newUser("Ann", language);
        ann.send("/nonsense");
        assertThat(ann.awaitFromBot(message -> true, PATIENCE).text()).startsWith(unknown);
        ann.send("/help");
        ChatMessage help = ann.awaitFromBot(message -> message.text().contains("/help – "), PATIENCE);

        for (String command : offered(language)) {
            int before = ann.fromBot().size();
            assertThat(help.text()).contains("\n/" + command + " – ");
            ann.send("/" + command);
            eventually().until(() -> ann.fromBot().size() > before);
            assertThat(ann.fromBot().getLast().text()).as(command).doesNotStartWith(unknown);
        }
    }

    private List<String> offered(String language) throws IOException {
        eventually()
                .until(() -> telegram.requests()
                                .all(request -> isOffer(request, language))
                                .size()
                        > 0);
        String commands = telegram.requests()
                .all(request -> isOffer(request, language))
                .getLast()
                .parameter("commands");
        return new ObjectMapper().readTree(commands).findValuesAsText("command");
    }

    private static boolean isOffer(BotRequest request, String language) {
        return request.method().equals("setMyCommands")
                && request.parameter("language_code").equals(language)
                && request.parameter("scope").isEmpty();
    }

    @Test
    void theCommandsAreOfferedInEveryLanguage() {
        eventually()
                .untilAsserted(() -> assertThat(telegram.requests()
                                .all(request -> request.method().equals("setMyCommands")))
                        .extracting(request -> request.parameter("language_code"))
                        .containsAll(
                                Stream.of(Language.values()).map(Language::code).toList()));
    }
}
