package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The button below a placeholder. */
@QuarkusTest
class CancelIT extends GatewayTest {
    private static final String BUTTON = "Cancel";

    @Inject
    RedisDataSource redis;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private String cancel() {
        return answered(ann.press(said(ann, "⏳"), BUTTON));
    }

    private void assertCancelled(ChatMessage note) {
        ChatMessage word = said(ann, "You cancelled this note");
        assertThat(word.text()).contains("Nothing was charged");
        assertThat(word.replyTo()).isEqualTo(note.id());
        assertThat(word.buttons()).isEmpty();
        assertThat(ann.fromBot()).hasSize(1);
        eventually()
                .until(() -> state(note).equals(new JobState.Failed(FailureCode.CANCELLED, new Settlement.Released())));
    }

    @Test
    void aNoteInTheQueueIsTakenOffItAndItsHoldReleased() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        assertThat(cancel()).isEqualTo("Cancelled.");

        assertCancelled(note);
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
        eventually().until(() -> worker.entries(job.id()).isEmpty());
    }

    /** Whose heartbeat finds nothing pending any more, which ends its work. */
    @Test
    void aWorkerThatHasTheNoteLosesItAndWhatItTellsIsDropped() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        redis.execute("XGROUP", "CREATE", Lane.SHORT.stream(), JobStreams.WORKERS, "0");
        redis.stream(String.class)
                .xreadgroup(JobStreams.WORKERS, "a worker", Lane.SHORT.stream(), ">", new XReadGroupArgs());

        String entry = ((JobState.Queued) state(note)).entryId();
        assertThat(pending(entry)).isTrue();

        cancel();
        eventually().until(() -> !pending(entry));
        worker.transcribe(job, 10, "too late");
        eventually().until(() -> worker.untoldResults() == 0);

        assertCancelled(note);
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
        redis.execute("XGROUP", "DESTROY", Lane.SHORT.stream(), JobStreams.WORKERS);
    }

    private boolean pending(String entry) {
        return redis.execute("XPENDING", Lane.SHORT.stream(), JobStreams.WORKERS, entry, entry, "1")
                        .size()
                > 0;
    }

    @Test
    void aNoteForWhichNothingIsHeldYetIsCancelledToo() {
        billing.shut();
        ChatMessage note = voice(ann);
        accepted(note);
        said(ann, "⏳");
        billing.open();

        cancel();

        assertCancelled(note);
    }

    @Test
    void theButtonStaysWhileTheNoteIsUnderWay() {
        TranscriptionJob job = queued(voice(ann));
        worker.tell(new JobProgress(job.id(), 4, 10));

        ChatMessage placeholder = said(ann, "40 %");

        assertThat(placeholder.button(BUTTON)).isPresent();
        assertThat(answered(ann.press(placeholder, BUTTON))).isEqualTo("Cancelled.");
    }

    @Test
    void whatHasEndedIsNotCancelled() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        worker.transcribe(job, 10, "Here it is.");
        ChatMessage transcript = said(ann, "Here it is.");

        assertThat(answered(ann.press(transcript.id(), forged("cancel:" + job.id()))))
                .contains("no longer works");

        assertThat(transcript.button(BUTTON)).isEmpty();
        assertThat(state(note)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void aSecondPressDoesNothing() {
        ChatMessage note = voice(ann);
        queued(note);
        ChatMessage placeholder = said(ann, "⏳");
        var button = placeholder.button(BUTTON).orElseThrow();

        List<String> answers =
                List.of(answered(ann.press(placeholder.id(), button)), answered(ann.press(placeholder.id(), button)));

        assertThat(answers).containsExactly("Cancelled.", "This button no longer works. /help tells what I can do.");
        assertCancelled(note);
    }

    @Test
    void nobodyElseCancelsIt() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        LocalUser eve = telegram.newUser("Eve", "en");
        eve.send("/help");

        String press = eve.press(said(eve, "Send or forward me").id(), forged("cancel:" + job.id()));

        assertThat(answered(press)).contains("no longer works");
        assertThat(state(note)).isInstanceOf(JobState.Queued.class);
    }

    @Test
    void theCommandCancelsAllNotesOfItsSenderAndNobodyElses() {
        LocalUser bob = telegram.newUser("Bob", "ru");
        ChatMessage his = voice(bob);
        List<ChatMessage> hers = List.of(voice(ann), voice(ann));
        hers.forEach(this::queued);
        queued(his);

        ann.send("/cancel");

        assertThat(said(ann, "Cancelled: 2 notes").text()).contains("Nothing was charged for them");
        hers.forEach(note -> eventually()
                .until(() ->
                        state(note).equals(new JobState.Failed(FailureCode.CANCELLED, new Settlement.Released()))));
        assertThat(state(his)).isInstanceOf(JobState.Queued.class);

        ann.send("/cancel");
        said(ann, "Nothing is under way");
        bob.send("/cancel");
        assertThat(said(bob, "Отменено: 1 запись").text()).contains("ничего не списано");
    }
}
