package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.stack.Service;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.stars.PaymentOutcome;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person sends, gets back and pays, with one process of each service and the gateway polling. */
class VoiceNoteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static AishaSystem aisha;

    @BeforeAll
    static void start() {
        aisha = AishaSystem.start();
        aisha.startBilling();
        aisha.startGateway("gateway-1");
        aisha.startWorker("worker-1");
    }

    @AfterAll
    static void stop() {
        aisha.close();
    }

    @Test
    void aShortNoteComesBackAsItsTextInPlaceOfTheFirstAnswer() {
        LocalUser anna = aisha.telegram().newUser("Anna", "en");
        ToneSpeech speech = ToneSpeech.words(0, 25);

        ChatMessage note = anna.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        ChatMessage placeholder = anna.awaitFromBot(message -> message.text().startsWith("⏳"), PATIENCE);
        ChatMessage transcript = anna.awaitFromBot(message -> says(message, speech), PATIENCE);

        assertThat(transcript.id()).isEqualTo(placeholder.id());
        assertThat(transcript.replyTo()).isEqualTo(note.id());
        assertThat(anna.fromBot()).hasSize(1);
        assertThat(aisha.ledger().account(anna.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180 - 20));
        assertThat(aisha.ledger().jobStates(anna.id())).containsExactly("DONE CAPTURED DELIVERED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(aisha.ledger().objectsOf(anna.id()))
                        .containsExactlyInAnyOrder("audio.mp3", "transcript.json", "transcript.txt"));
    }

    @Test
    void aFileOfFiveMinutesIsCutAtPausesAndJoinedWithoutLosingOrRepeatingAWord() {
        LocalUser boris = aisha.telegram().newUser("Boris", "ru");
        ToneSpeech speech = ToneSpeech.words(1000, 1350).pauseEvery(10, Duration.ofMillis(770));
        int requestsBefore = aisha.recogniser().calls();

        boris.sendAudio("interview.mp3", "audio/mpeg", Recording.mp3(speech), speech.duration());
        ChatMessage transcript = boris.awaitFromBot(message -> message.text().contains("⏱"), PATIENCE);

        String text = transcript.text().substring(0, transcript.text().indexOf("⏱"));
        assertThat(ToneSpeech.numbers(text)).isEqualTo(speech.numbers());
        assertThat(aisha.recogniser().calls() - requestsBefore).isBetween(4, 7);
        long seconds = speech.duration().plusMillis(999).toSeconds();
        assertThat(seconds).isBetween(295L, 305L);
        assertThat(aisha.ledger().account(boris.id()).balance()).isEqualTo(Ledger.balanceAfter(seconds));
        assertThat(aisha.ledger().account(boris.id()).freeSecondsLeft()).isZero();
        assertThat(aisha.ledger().jobStates(boris.id())).containsExactly("DONE CAPTURED DELIVERED");
    }

    @Test
    void aVideoNoteIsHeardToo() {
        LocalUser clara = aisha.telegram().newUser("Clara", "en");
        ToneSpeech speech = ToneSpeech.words(30, 40);

        clara.sendVideoNote(Recording.videoNote(speech), speech.duration());

        clara.awaitFromBot(message -> says(message, speech), PATIENCE);
    }

    @Test
    void coinsAreBoughtWithStarsAndGivenBack() {
        LocalUser egon = aisha.telegram().newUser("Egon", "en");
        egon.send("/topup");
        ChatMessage offer =
                egon.awaitFromBot(message -> message.button("⭐ 50 → 500 coins").isPresent(), PATIENCE);
        egon.press(offer, "⭐ 50 → 500 coins");
        ChatMessage invoice = egon.awaitFromBot(message -> message.bill().isPresent(), PATIENCE);

        assertThat(egon.awaitPayment(egon.pay(invoice), PATIENCE)).isInstanceOf(PaymentOutcome.Paid.class);

        egon.awaitFromBot(message -> message.text().contains("500.00 coins are yours"), PATIENCE);
        assertThat(aisha.ledger().account(egon.id()).balance()).isEqualTo("600.00");

        egon.send("/paysupport");
        ChatMessage payments = egon.awaitFromBot(message -> message.text().startsWith("💳"), PATIENCE);
        egon.press(payments.id(), payments.buttons().getFirst().getFirst());

        egon.awaitFromBot(message -> message.text().contains("Stars are yours again"), PATIENCE);
        assertThat(aisha.ledger().account(egon.id()).balance()).isEqualTo("100.00");
        assertThat(aisha.telegram().starTransactions()).hasSize(2);
        assertThat(aisha.ledger().usersThatDoNotAddUp()).isEmpty();
    }

    @Test
    void aTranscriptIsSummedUpAtThePriceOnTheButton() {
        LocalUser gustav = aisha.telegram().newUser("Gustav", "en");
        ToneSpeech speech = ToneSpeech.words(8000, 8080);
        gustav.sendAudio("talk.mp3", "audio/mpeg", Recording.mp3(speech), speech.duration());
        ChatMessage transcript = gustav.awaitFromBot(message -> says(message, speech), PATIENCE);
        Ledger ledger = aisha.ledger();

        gustav.press(transcript, "Summary · 1 🪙");

        ChatMessage summary = gustav.awaitFromBot(
                message -> message.text().startsWith("📝 Summary")
                        && message.text().contains("80 words"),
                PATIENCE);
        assertThat(summary.text())
                .contains("which begin: " + speech.text().substring(0, 30))
                .endsWith("· balance 99.00");
        assertThat(ledger.account(gustav.id()).balance()).isEqualTo("99.00");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ledger.objectsOf(gustav.id())).hasSize(4).contains("summary.txt"));
        assertThat(ledger.usersThatDoNotAddUp()).isEmpty();
    }

    /** Looked for in every table, key, object and log. */
    @Test
    void whoeverWantsToBeForgottenIs() {
        LocalUser frida = aisha.telegram().newUser("Canaryfrida", "canary_username", "en");
        ToneSpeech speech = ToneSpeech.words(9000, 9010);
        frida.sendAudio("canary-file.mp3", "audio/mpeg", Recording.mp3(speech), speech.duration());
        frida.awaitFromBot(message -> says(message, speech), PATIENCE);
        frida.send("/language");
        frida.press(frida.awaitFromBot(message -> message.text().startsWith("🌍"), PATIENCE), "Deutsch");
        Ledger ledger = aisha.ledger();
        await().atMost(PATIENCE).until(() -> ledger.objectsOf(frida.id()).size() == 3);
        String userId = ledger.userId(frida.id());
        frida.send("/export");
        frida.awaitFromBot(
                message -> message.file().isPresent() && message.text().startsWith("📦"), PATIENCE);
        assertThat(ledger.tablesWith(frida.id())).isNotEmpty();
        assertThat(ledger.tablesWith("canary")).isNotEmpty();
        RedisConsole redis = new RedisConsole(aisha.stores().redis());
        assertThat(redis.keysWith(String.valueOf(frida.id()))).isNotEmpty(); // how fast she was, for a day at most

        frida.send("/delete_my_data");
        frida.press(
                frida.awaitFromBot(message -> message.button("🗑 Alles löschen").isPresent(), PATIENCE),
                "🗑 Alles löschen");
        frida.awaitFromBot(message -> message.text().startsWith("🗑 Alles von dir ist gelöscht"), PATIENCE);

        await().atMost(PATIENCE).until(() -> ledger.objectsUnder(userId).isEmpty());
        for (String trace : List.of("canary", "Canaryfrida", speech.text())) {
            assertThat(ledger.tablesWith(trace)).as(trace).isEmpty();
            assertThat(redis.keysWith(trace)).as(trace).isEmpty();
            assertThat(aisha.logsAndMetrics().values()).as(trace).noneMatch(text -> text.contains(trace));
        }
        assertThat(ledger.tablesWith(frida.id())).isEmpty();
        assertThat(redis.keysWith(userId)).isEmpty();
        assertThat(ledger.usersThatDoNotAddUp()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void checkIsContent(Service service) throws InterruptedException {
        CheckRun check = CheckRun.of(service, aisha.environment());

        assertThat(check.output().lines()).isNotEmpty().allMatch(line -> line.startsWith("ok"));
        assertThat(check.exitCode()).isZero();
        assertThat(check.output()).doesNotContain("canary");
    }

    @Test
    void whereNobodySpeaksNothingIsAskedAndNothingIsPaid() {
        LocalUser dora = aisha.telegram().newUser("Dora", "en");
        int requestsBefore = aisha.recogniser().calls();

        dora.sendVoice(Recording.silence(Duration.ofSeconds(12)), Duration.ofSeconds(12), "audio/ogg");
        ChatMessage answer = dora.awaitFromBot(message -> message.edits() > 0 && mentionsNoCharge(message), PATIENCE);

        assertThat(answer.text()).contains("could not hear anybody");
        assertThat(aisha.recogniser().calls()).isEqualTo(requestsBefore);
        assertThat(aisha.ledger().account(dora.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180));
        assertThat(aisha.ledger().jobStates(dora.id())).containsExactly("FAILED RELEASED DELIVERED");
        assertThat(aisha.ledger().objectsOf(dora.id())).isEmpty();
    }

    @Test
    void aFileThatIsNoAudioGetsAKindWordAndCostsNothing() {
        LocalUser egor = aisha.telegram().newUser("Egor", "ru");
        byte[] garbage = "this is not the audio that it says it is ".repeat(200).getBytes(StandardCharsets.UTF_8);

        egor.sendDocument("note.ogg", "audio/ogg", garbage);
        egor.awaitFromBot(message -> message.edits() > 0 && message.text().contains("списано"), PATIENCE);

        assertThat(aisha.ledger().account(egor.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180));
        assertThat(aisha.ledger().jobStates(egor.id())).containsExactly("FAILED RELEASED DELIVERED");
    }

    @Test
    void tooFewCoinsAreNamedAndNothingIsHeld() {
        LocalUser fay = aisha.telegram().newUser("Fay", "en");
        ToneSpeech speech = ToneSpeech.words(0, 5);

        fay.sendAudio("lecture.mp3", "audio/mpeg", Recording.mp3(speech), Duration.ofHours(1));
        ChatMessage answer = fay.awaitFromBot(message -> message.text().contains("755"), PATIENCE);

        // 3600 s less 180 free ones at 15 coins a minute are 855 coins; 100 are there.
        assertThat(answer.text()).contains("755.00").contains("100.00");
        assertThat(aisha.ledger().account(fay.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180));
        assertThat(aisha.ledger().jobStates(fay.id()))
                .singleElement()
                .asString()
                .startsWith("REJECTED");
    }

    @Test
    void theSameUpdateDeliveredAgainIsOneJobAndOneAnswer() {
        LocalUser gleb = aisha.telegram().newUser("Gleb", "en");
        ToneSpeech speech = ToneSpeech.words(50, 60);

        ChatMessage note = gleb.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        aisha.telegram().repeatUpdate(note, 4);
        gleb.awaitFromBot(message -> says(message, speech), PATIENCE);
        ChatMessage last = gleb.send("/help");
        gleb.awaitFromBot(message -> message.id() > last.id(), PATIENCE);

        assertThat(gleb.fromBot().stream().filter(message -> message.id() < last.id() || says(message, speech)))
                .hasSize(1);
        assertThat(aisha.ledger().jobStates(gleb.id())).containsExactly("DONE CAPTURED DELIVERED");
        assertThat(aisha.ledger().account(gleb.id()).freeSecondsLeft()).isEqualTo(180 - 8);
    }

    @Test
    void theBotBreaksNoRuleOfTheBotApi() {
        LocalUser hana = aisha.telegram().newUser("Hana", "ru");

        hana.send("/start");
        hana.awaitFromBot(
                message -> message.text().contains("Aisha") || message.text().contains("Аиша"), PATIENCE);

        assertThat(aisha.telegram().violations()).isEmpty();
    }

    private static boolean says(ChatMessage message, ToneSpeech speech) {
        return message.text().contains(speech.text());
    }

    private static boolean mentionsNoCharge(ChatMessage message) {
        return message.text().contains("Nothing was charged");
    }

    /** Nothing secret and nothing that was said may show in any log or metric. */
    @Test
    void logsAndMetricsHoldNeitherSecretsNorWords() {
        LocalUser ivan = aisha.telegram().newUser("Ivan-canary", "canary_name", "en");
        ToneSpeech speech = ToneSpeech.words(7000, 7005);

        ivan.sendVoice(Recording.voice(speech), speech.duration(), "audio/ogg");
        ivan.awaitFromBot(message -> says(message, speech), PATIENCE);

        List<String> forbidden = List.of(
                aisha.telegram().token(),
                AishaSystem.OPENAI_KEY,
                AishaSystem.INTERNAL_TOKEN,
                "w7001",
                "Ivan-canary",
                "canary_name");
        assertThat(aisha.logsAndMetrics()).isNotEmpty();
        assertThat(aisha.logsAndMetrics())
                .allSatisfy((where, text) -> assertThat(forbidden).as(where).noneMatch(text::contains));
    }
}
