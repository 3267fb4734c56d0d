package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.AudioSource;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The way of a note through the gateway, with real stores and a real Bot API; billing and workers are played. */
@QuarkusTest
class NoteFlowIT extends GatewayTest {
    @Test
    void aVoiceNoteBecomesTextPaidForAndKept() {
        LocalUser ann = telegram.newUser("Ann", "en");

        ChatMessage note = ann.sendVoice(new byte[] {1, 2, 3}, Duration.ofSeconds(20), "audio/ogg");
        ChatMessage placeholder = said(ann, "⏳");
        TranscriptionJob job = queued(note);
        worker.transcribe(job, 20, "Hello <world> & _friends_");
        ChatMessage transcript = said(ann, "Hello <world> & _friends_");

        assertThat(placeholder.replyTo()).isEqualTo(note.id());
        assertThat(job.source())
                .isEqualTo(new AudioSource.TelegramFile(
                        Objects.requireNonNull(note.attachment()).fileId()));
        assertThat(job.heldSeconds()).isEqualTo(20);
        assertThat(job.userId()).isEqualTo(PlayedBilling.userId(ann.id()));
        assertThat(transcript.id()).isEqualTo(placeholder.id());
        assertThat(transcript.text()).endsWith("⏱ 20 s · 20.00 coins · balance 80.00");
        assertThat(ann.fromBot()).hasSize(1);
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("CAPTURED");
        assertThat(state(note))
                .isInstanceOfSatisfying(
                        JobState.Done.class,
                        done -> assertThat(done.settlement()).isInstanceOf(Settlement.Captured.class));
        eventually().until(() -> worker.untoldResults() == 0);
    }

    @Test
    void theSameUpdateFiveTimesIsOneJobOneHoldOneAnswer() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = ann.sendVoice(new byte[] {1}, Duration.ofSeconds(5), "audio/ogg");

        telegram.repeatUpdate(note, 4);
        TranscriptionJob job = queued(note);
        eventually().until(() -> telegram.pendingUpdates() == 0);

        assertThat(worker.entries(job.id())).hasSize(1);
        assertThat(billing.calls(job.id().toString())).containsExactly("PUT");
        assertThat(ann.fromBot()).hasSize(1);
    }

    @Test
    void tooFewCoinsAreNamedWithWhatToTopUp() {
        LocalUser ann = telegram.newUser("Ann", "en");

        ChatMessage note = ann.sendAudio("talk.mp3", "audio/mpeg", new byte[] {1}, Duration.ofMinutes(5));
        ChatMessage word = said(ann, "short");

        assertThat(word.text()).contains("5 min", "200.00 coins short", "you have 100.00", "Top up 200.00");
        assertThat(word.replyTo()).isEqualTo(note.id());
        assertThat(state(note)).isInstanceOf(JobState.Rejected.class);
        assertThat(worker.entries(jobOf(note))).isEmpty();
    }

    @Test
    void aFailureIsToldInTheUsersLanguageAndCostsNothing() {
        LocalUser oleg = telegram.newUser("Олег", "ru");
        ChatMessage note = oleg.sendVideoNote(new byte[] {1}, Duration.ofSeconds(7));
        TranscriptionJob job = queued(note);

        worker.fail(job, FailureCode.NO_SPEECH);
        ChatMessage word = said(oleg, "не услышала");

        assertThat(word.text()).contains("Ничего не списано.");
        assertThat(oleg.fromBot()).hasSize(1);
        eventually().until(() -> billing.stateOf(job.id().toString()).equals("RELEASED"));
    }

    @Test
    void theFirstResultWins() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = ann.sendVoice(new byte[] {1}, Duration.ofSeconds(9), "audio/ogg");
        TranscriptionJob job = queued(note);

        worker.transcribe(job, 9, "the first");
        said(ann, "the first");
        worker.transcribe(job, 9, "the second");
        worker.fail(job, FailureCode.INTERNAL);
        eventually().until(() -> worker.untoldResults() == 0);

        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("the first"));
        assertThat(billing.calls(job.id().toString())).containsExactly("PUT", "capture");
        assertThat(state(note)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void aLongTranscriptComesAsAFileInPlaceOfThePlaceholder() {
        LocalUser ann = telegram.newUser("Ann", "en");
        String text = "A wörd 😀 ".repeat(1000);
        ChatMessage note = ann.sendVideo("film.mp4", "video/mp4", new byte[] {1}, Duration.ofSeconds(90));

        worker.transcribe(queued(note), 90, text);
        ChatMessage transcript = ann.awaitFromBot(message -> message.attachment() != null, PATIENCE);

        assertThat(ann.fromBot()).hasSize(1);
        assertThat(Objects.requireNonNull(transcript.attachment()).fileName()).isEqualTo("transcript.txt");
        assertThat(telegram.download(transcript.attachment())).asString().isEqualTo(text);
        assertThat(transcript.text()).startsWith("A wörd 😀 A wörd").contains("…\n\n⏱ 1 min 30 s");
    }

    @Test
    void progressIsShownInThePlaceholder() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = ann.sendVoice(new byte[] {1}, Duration.ofSeconds(80), "audio/ogg");
        TranscriptionJob job = queued(note);
        ChatMessage placeholder = said(ann, "⏳");

        worker.tell(new JobProgress(job.id(), 36, 80));

        assertThat(said(ann, "45 %").id()).isEqualTo(placeholder.id());
    }

    @Test
    void anUpdateThatCannotBeUsedDoesNotBlockThoseBehindIt() {
        LocalUser ann = telegram.newUser("Ann", "en");

        ann.sendDocument("letter.pdf", "application/pdf", new byte[] {1});
        said(ann, "I turn voice into text");
        ChatMessage note = ann.sendDocument("memo.m4a", "application/octet-stream", new byte[] {1});

        assertThat(queued(note).heldSeconds()).isEqualTo(60);
    }

    @Test
    void aConflictWithAnotherPollerIsWaitedOut() {
        telegram.faults().failNext("getUpdates", 2, 409, "Conflict: terminated by other getUpdates request");

        ChatMessage note = voice(telegram.newUser("Ann", "en"));

        reached(note, JobState.Queued.class);
    }

    @Test
    void aCommandThatComesTwiceIsAnsweredOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");

        telegram.repeatUpdate(ann.send("/help"), 3);
        said(ann, "Send or forward me");
        ann.send("/dance");
        said(ann, "do not know this command");

        assertThat(ann.fromBot()).hasSize(2);
    }

    @Test
    void commandsAreAnswered() {
        LocalUser oleg = telegram.newUser("Олег", "ru");

        oleg.send("/start");
        said(oleg, "Приветственные монеты");
        billing.setBalance(oleg.id(), "87.50");
        oleg.send("/balance");
        assertThat(said(oleg, "Баланс в монетах: 87,50").text())
                .contains("\n• 20 нояб. 2026", "-12,50, запись\n", "+100,00, операция");
        oleg.send("/help");
        said(oleg, "Пришлите или перешлите");
        oleg.send("/dance");
        said(oleg, "Такой команды я не знаю");
        oleg.send("привет");
        said(oleg, "Я превращаю голос в текст");
    }
}
