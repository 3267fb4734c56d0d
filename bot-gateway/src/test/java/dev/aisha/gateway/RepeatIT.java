package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The button below a failure that was not the user's. */
@QuarkusTest
class RepeatIT extends GatewayTest {
    private static final String BUTTON = "🔁 Try again";

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private ChatMessage failed(TranscriptionJob job, FailureCode code) {
        worker.fail(job, code);
        return said(ann, "Nothing was charged");
    }

    private TranscriptionJob again(TranscriptionJob job) {
        eventually().until(() -> !worker.entries(job.id().again()).isEmpty());
        return worker.entries(job.id().again()).getFirst();
    }

    @Test
    void aPressHasTheNoteDoneOverWithAPlaceholderAndAHoldOfItsOwn() {
        TranscriptionJob job = queued(voice(ann));
        ChatMessage word = failed(job, FailureCode.INTERNAL);

        assertThat(answered(ann.press(word, BUTTON))).isEqualTo("On its way again.");
        worker.transcribe(again(job), 10, "This time it worked.");

        ChatMessage transcript = said(ann, "This time it worked.");
        assertThat(transcript.id()).isNotEqualTo(word.id());
        assertThat(transcript.replyTo()).isEqualTo(word.replyTo());
        eventually()
                .until(() -> "CAPTURED".equals(billing.stateOf(job.id().again().toString())));
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
        assertThat(ann.fromBot().getFirst().buttons()).isEmpty();
    }

    @Test
    void aNoteIsDoneOverOnce() {
        TranscriptionJob job = queued(voice(ann));
        ChatMessage word = failed(job, FailureCode.SPEECH_UNAVAILABLE);
        Button button = word.button(BUTTON).orElseThrow();

        String first = answered(ann.press(word.id(), button));
        String second = answered(ann.press(word.id(), button));

        assertThat(List.of(first, second)).contains("On its way again.");
        assertThat(worker.entries(again(job).id())).hasSize(1);
        assertThat(billing.calls(job.id().again().toString())).containsExactly("PUT");
    }

    @Test
    void whatFailsAgainMayBeDoneOverAgain() {
        TranscriptionJob job = queued(voice(ann));
        answered(ann.press(failed(job, FailureCode.INTERNAL), BUTTON));
        TranscriptionJob second = again(job);
        worker.fail(second, FailureCode.STORE_UNAVAILABLE);

        answered(ann.press(said(ann, "I could not store"), BUTTON));

        assertThat(again(second).id()).isEqualTo(job.id().again().again());
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void onlyWhatWasNotTheUsersFaultHasTheButton(FailureCode code) {
        ChatMessage word = failed(queued(voice(ann)), code);

        assertThat(word.button(BUTTON).isPresent()).isEqualTo(code.blame() != FailureCode.Blame.USER);
    }

    @Test
    void nobodyElseHasItDoneOver() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        failed(job, FailureCode.INTERNAL);
        LocalUser eve = telegram.newUser("Eve", "en");
        eve.send("/help");

        String press = eve.press(said(eve, "Send or forward me").id(), forged("again:" + job.id()));

        assertThat(answered(press)).contains("no longer works");
        assertThat(state(note)).isInstanceOf(JobState.Failed.class);
        assertThat(ledger.find(job.id().again())).isEmpty();
    }
}
