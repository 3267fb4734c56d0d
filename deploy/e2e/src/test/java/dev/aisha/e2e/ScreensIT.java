package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.browser.Chromium;
import dev.aisha.local.speech.scripted.Script;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * The main screens, as people see them on a phone, in a real browser: the chat page beside the packaged services. Pictures are
 * kept under {@code target/screens}; {@code -Daisha.screens=../../docs/images/screens} makes those of the docs (with a font
 * that has emoji).
 */
class ScreensIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path FOLDER = Path.of(System.getProperty("aisha.screens", "target/screens"));

    private static final String ENGLISH =
            "Hi, it is me. The train is late again, so I will be there at half past seven instead of seven. Could you get some"
                    + " bread on your way, and call Marta about Saturday? She wanted to know how many of us are coming. I would say"
                    + " six, unless your brother brings the children. Oh, and the plumber came: he fixed the tap, but he wants to"
                    + " look at the boiler on Thursday morning, so one of us has to be at home until ten. See you later!";

    private static AishaSystem aisha;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.open();
        chromium.resize(430, 860);
        aisha = AishaSystem.startWith(Map.of("AISHA_QUOTE_FROM_COINS", "30"));
        aisha.recogniser().play(Script.saying(ENGLISH));
        aisha.startBilling();
        aisha.startGateway("gateway-1");
        aisha.startWorker("worker-1");
    }

    @AfterAll
    static void stop() {
        if (aisha != null) {
            aisha.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static ChatMessage said(LocalUser user, String words) {
        return user.awaitFromBot(message -> message.text().contains(words), PATIENCE);
    }

    /** Waits until the page shows this at its end, and keeps a picture of it. */
    private static void screen(String name, ChatMessage message, String words) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(chromium.driver()
                                .findElement(By.id("m-" + message.id()))
                                .getText())
                        .contains(words));
        chromium.driver().executeScript("""
                for (let part = document.getElementById('m-%d'); part; part = part.parentElement) {
                    part.scrollTop = part.scrollHeight;
                }""".formatted(message.id()));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> chromium.driver()
                        .findElements(By.cssSelector("#toasts .toast"))
                        .isEmpty());
        chromium.picture(FOLDER, name);
        assertThat(FOLDER.resolve(name + ".png")).isNotEmptyFile();
    }

    private static void open(LocalUser user) {
        chromium.driver().get(aisha.telegram().url() + "/#" + user.id());
        chromium.driver().navigate().refresh();
    }

    @Test
    void fromTheFirstWordToTheSummary() {
        LocalUser anna = aisha.telegram().newUser("Anna", "en");
        open(anna);
        anna.send("/start");
        screen("start", said(anna, "I am Aisha"), "I am Aisha");

        ToneSpeech speech = ToneSpeech.words(0, 45);
        anna.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        ChatMessage transcript = said(anna, "The train is late again");
        screen("transcript", transcript, "Summary");

        anna.press(transcript, "Summary · 1 🪙");
        screen("summary", said(anna, "words, which begin"), "words, which begin");
    }

    @Test
    void whatIsAskedBeforeADearNote() {
        LocalUser boris = aisha.telegram().newUser("Boris", "en");
        open(boris);
        ToneSpeech talk = ToneSpeech.words(0, 600).pauseEvery(10, Duration.ofMillis(500));

        boris.sendAudio("lecture.mp3", "audio/mpeg", Recording.mp3(talk), talk.duration());

        screen("quote", said(boris, "Shall I transcribe it?"), "Shall I transcribe it?");
    }

    @Test
    void whatIsChosenBoughtAndKept() {
        LocalUser clara = aisha.telegram().newUser("Clara", "en");
        open(clara);
        clara.send("/settings");
        screen("settings", said(clara, "Your settings"), "Your settings");

        clara.send("/topup");
        ChatMessage offer = said(clara, "Which package");
        clara.press(offer, "⭐ 50 → 500 coins");
        screen("top-up", clara.awaitFromBot(message -> message.bill().isPresent(), PATIENCE), "500 coins");

        ToneSpeech speech = ToneSpeech.words(0, 20);
        clara.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        said(clara, "The train is late again");
        clara.send("/history");
        screen("history", said(clara, "1 transcript"), "1 transcript");
    }

    @Test
    void inAGroup() {
        LocalUser dora = aisha.telegram().newUser("Dora", "en");
        LocalUser emil = aisha.telegram().newUser("Emil", "en");
        LocalGroup group = aisha.telegram().newGroup("Saturday", dora).join(emil);
        chromium.driver().get(aisha.telegram().url() + "/#" + group.id());
        chromium.driver().navigate().refresh();
        ToneSpeech speech = ToneSpeech.words(0, 30);
        ChatMessage note = group.sendVoice(emil, Recording.voice(speech), speech.duration());

        group.reply(dora, note, "/text");

        screen(
                "group",
                group.awaitFromBot(message -> message.text().contains("The train is late again"), PATIENCE),
                "The train is late again");
    }

    @Test
    void inRussian() {
        LocalUser vera = aisha.telegram().newUser("Вера", "ru");
        open(vera);

        vera.send("/help");

        screen("help-ru", said(vera, "/balance"), "/balance");
    }
}
