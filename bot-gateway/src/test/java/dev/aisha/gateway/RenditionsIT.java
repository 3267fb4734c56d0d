package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of transcripts, at one coin for each thousand characters. */
@QuarkusTest
class RenditionsIT extends GatewayTest {
    /** 1,200 characters: two coins. */
    private static final String TALK = "We meet on Monday. ".repeat(64).strip().substring(0, 1200);

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private JobId transcribed(String text, long seconds) {
        TranscriptionJob job = queued(voice(ann));
        worker.transcribe(job, seconds, text);
        return job.id();
    }

    private JobId transcribed(String text) {
        return transcribed(text, 10);
    }

    private static List<String> buttons(ChatMessage message) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .map(Button::text)
                .toList();
    }

    private ChatMessage transcript() {
        return ann.awaitFromBot(
                message -> !message.buttons().isEmpty() && buttons(message).contains(".txt"), PATIENCE);
    }

    private RenditionJob ordered(JobId transcript) {
        return eventually()
                .until(() -> worker.renditions(transcript), found -> !found.isEmpty())
                .getFirst();
    }

    private JobState stateOf(JobId id) {
        return ledger.find(id).map(Job::state).orElseThrow();
    }

    private void settled(JobId id, String how) {
        eventually()
                .untilAsserted(() -> assertThat(billing.stateOf(id.toString())).isEqualTo(how));
    }

    @ParameterizedTest
    @CsvSource({"Summary, SUMMARY", "To-do, TODO", "Minutes, MINUTES"})
    void aPressMakesAJobWhosePriceIsThatOfTheButton(String name, RenditionKind kind) {
        billing.setBalance(ann.id(), "50.00");
        JobId transcript = transcribed(TALK);
        ChatMessage message = transcript();

        assertThat(answered(ann.press(message, name + " · 2 🪙"))).isEqualTo("👌 On its way");
        RenditionJob job = ordered(transcript);
        ChatMessage waiting = said(ann, "⏳ " + name);
        worker.render(job, "It is about Mondays.");

        ChatMessage made = said(ann, "It is about Mondays.");
        assertThat(made.id()).isEqualTo(waiting.id());
        assertThat(made.text()).isEqualTo("📝 " + name + "\n\nIt is about Mondays.\n\n2.00 coins · balance 38.00");
        assertThat(made.buttons()).isEmpty();
        assertThat(job.kind()).isEqualTo(kind);
        assertThat(job.language()).isNull();
        assertThat(job.model()).isEqualTo("played-model");
        assertThat(job.userId()).isEqualTo(PlayedBilling.userId(ann.id()));
        settled(job.id(), "CAPTURED");
        assertThat(billing.calls(job.id().toString())).containsExactly("PUT", "capture");
    }

    @Test
    void aTranslationAsksIntoWhichLanguage() {
        billing.setBalance(ann.id(), "50.00");
        JobId transcript = transcribed("Guten Morgen.");
        ann.press(transcript(), "Translate · 1 🪙");

        ChatMessage question = said(ann, "Into which language? The translation costs 1 🪙");
        answered(ann.press(question, "Kazakh"));
        RenditionJob job = ordered(transcript);
        worker.render(job, "Қайырлы таң.");

        assertThat(said(ann, "Қайырлы таң.").text()).startsWith("🌐 Kazakh\n\n");
        assertThat(job.kind()).isEqualTo(RenditionKind.TRANSLATION);
        assertThat(job.language()).isEqualTo("kk");
        assertThat(ann.messages()).noneMatch(message -> message.id() == question.id());
    }

    @Test
    void aShortTextIsNotSummedUp() {
        transcribed("Guten Morgen.");

        assertThat(buttons(transcript())).containsExactly(".txt", ".docx", ".srt", ".vtt", ".json", "Translate · 1 🪙");
    }

    @Test
    void twoPressesMakeOne() {
        JobId transcript = transcribed(TALK);
        ChatMessage message = transcript();
        answered(ann.press(message, "Summary · 2 🪙"));
        RenditionJob job = ordered(transcript);

        assertThat(answered(ann.press(message, "Summary · 2 🪙"))).contains("You have it already, or it is on its way");
        worker.render(job, "It is about Mondays.");
        said(ann, "It is about Mondays.");
        assertThat(answered(ann.press(message, "Summary · 2 🪙"))).contains("You have it already");

        assertThat(worker.renditions(transcript)).isEmpty();
        assertThat(billing.calls(job.id().toString())).containsExactly("PUT", "capture");
    }

    @Test
    void whatCameToNothingCostsNothingAndMayBeAskedForAgain() {
        JobId transcript = transcribed(TALK);
        ChatMessage message = transcript();
        answered(ann.press(message, "Summary · 2 🪙"));
        RenditionJob first = ordered(transcript);
        worker.fail(first, FailureCode.MODEL_UNAVAILABLE);
        assertThat(said(ann, "The language model did not answer").text()).contains("Nothing was charged");
        settled(first.id(), "RELEASED");

        assertThat(answered(ann.press(message, "Summary · 2 🪙"))).isEqualTo("👌 On its way");
        RenditionJob second = ordered(transcript);
        worker.render(second, "It is about Mondays.");

        said(ann, "It is about Mondays.");
        assertThat(second.id()).isEqualTo(first.id().again());
        settled(second.id(), "CAPTURED");
    }

    /** The same button as below a note that failed. */
    @Test
    void aFailureOfOursMayBeTriedAgain() {
        JobId transcript = transcribed(TALK);
        answered(ann.press(transcript(), "Minutes · 2 🪙"));
        RenditionJob first = ordered(transcript);
        worker.fail(first, FailureCode.INTERNAL);
        ChatMessage failed = said(ann, "Something went wrong on my side");

        answered(ann.press(failed, buttons(failed).getFirst()));
        RenditionJob second = ordered(transcript);
        worker.render(second, "Present: nobody.");

        said(ann, "Present: nobody.");
        assertThat(second.kind()).isEqualTo(RenditionKind.MINUTES);
        eventually()
                .untilAsserted(() -> assertThat(ann.messages().stream()
                                .filter(message -> message.id() == failed.id())
                                .findFirst()
                                .orElseThrow())
                        .satisfies(still -> assertThat(still.buttons()).isEmpty())
                        .satisfies(still -> assertThat(still.text()).isEqualTo(failed.text())));
        settled(second.id(), "CAPTURED");
    }

    @Test
    void tooFewCoinsAreToldWithWhatToDo() {
        billing.setBalance(ann.id(), "11.50");
        JobId transcript = transcribed(TALK);
        ChatMessage message = transcript();
        answered(ann.press(message, "Summary · 2 🪙"));

        assertThat(said(ann, "This costs 2.00 coins").text())
                .contains("you are 0.50 short: you have 1.50", "Nothing was charged", "/topup");

        billing.setBalance(ann.id(), "10.00");
        answered(ann.press(message, "Summary · 2 🪙"));
        worker.render(ordered(transcript), "It is about Mondays.");
        said(ann, "balance 8.00");
    }

    @Test
    void itCanBeCancelled() {
        JobId transcript = transcribed(TALK);
        answered(ann.press(transcript(), "Summary · 2 🪙"));
        RenditionJob job = ordered(transcript);
        ChatMessage waiting = ann.awaitFromBot(
                message -> message.text().startsWith("⏳ Summary")
                        && !message.buttons().isEmpty(),
                PATIENCE);

        answered(ann.press(waiting, buttons(waiting).getFirst()));

        assertThat(said(ann, "You cancelled this").text()).contains("Nothing was charged");
        settled(job.id(), "RELEASED");
        assertThat(worker.renditions(transcript)).isEmpty();
    }

    @Test
    void aLongOneComesAsAFile() {
        JobId transcript = transcribed(TALK);
        answered(ann.press(transcript(), "Minutes · 2 🪙"));
        worker.render(ordered(transcript), "And so on. ".repeat(1000));

        ChatMessage made = ann.awaitFromBot(
                message -> message.file()
                        .map(Attachment::fileName)
                        .filter("minutes.txt"::equals)
                        .isPresent(),
                PATIENCE);

        assertThat(new String(telegram.download(made.file().orElseThrow()), StandardCharsets.UTF_8))
                .startsWith("📝 Minutes\n\nAnd so on. And")
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void aTranscriptInTheHistoryHasTheSameButtons() {
        transcribed(TALK);
        transcript();
        ann.send("/history");
        ChatMessage history = said(ann, "📚");
        ann.press(history, "1");

        ChatMessage open = ann.awaitFromBot(
                message -> buttons(message).stream().anyMatch(button -> button.contains("Delete")), PATIENCE);

        assertThat(buttons(open)).contains("Summary · 2 🪙", "To-do · 2 🪙", "Minutes · 2 🪙", "Translate · 2 🪙");
    }

    @Test
    void somebodyElsesTranscriptIsNotRendered() {
        JobId transcript = transcribed(TALK);
        ChatMessage message = transcript();
        LocalUser eve = telegram.newUser("Eve", "en");
        eve.send("/start");
        ChatMessage hers = said(eve, "Aisha");

        assertThat(answered(eve.press(hers.id(), forged("render:summary:" + transcript))))
                .contains("no longer works");
        assertThat(answered(eve.press(hers.id(), forged("translate:de:" + transcript))))
                .contains("no longer works");
        assertThat(answered(eve.press(hers.id(), forged("translate:?:" + transcript))))
                .contains("no longer works");
        assertThat(worker.renditions(transcript)).isEmpty();
        assertThat(message).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"render:", "render:summary:", "render:translation:%s", "render:poem:%s", "translate:xx:%s"})
    void whatIsNotOfferedIsNotMade(String data) {
        JobId transcript = transcribed(TALK);

        assertThat(answered(ann.press(transcript().id(), forged(data.formatted(transcript)))))
                .contains("no longer works");
    }

    @Test
    void whoeverWantsItGetsASummaryOfEachLongNote() {
        billing.setBalance(ann.id(), "1000.00");
        ann.send("/settings");
        ChatMessage settings = said(ann, "📝 Summary after each long note: no");
        answered(ann.press(settings, "📝 Summarise long notes"));
        said(ann, "📝 Summary after each long note: yes");

        JobId shortNote = transcribed(TALK, 299);
        settled(shortNote, "CAPTURED");
        JobId longNote = transcribed(TALK + " Really.", 300);
        RenditionJob job = ordered(longNote);
        worker.render(job, "It is about Mondays.");

        said(ann, "It is about Mondays.");
        assertThat(job.kind()).isEqualTo(RenditionKind.SUMMARY);
        assertThat(ledger.find(shortNote.rendition(RenditionKind.SUMMARY, null)))
                .isEmpty();
        assertThat(stateOf(job.id())).isInstanceOf(JobState.Done.class);
    }

    @Test
    void aRenditionIsNoTranscriptInTheHistory() {
        JobId transcript = transcribed(TALK);
        answered(ann.press(transcript(), "Summary · 2 🪙"));
        worker.render(ordered(transcript), "It is about Mondays.");
        said(ann, "It is about Mondays.");

        ann.send("/history");

        assertThat(said(ann, "📚").text()).contains("1.").doesNotContain("2.");
        assertThat(requireNonNull(transcript)).isNotNull();
    }
}
