package dev.aisha.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.e2e.Drill.SentNote;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users and the provider do to the whole system. */
@ExtendWith(Drill.Shared.class)
class NeighbourFaultsIT {
    private final Drill drill;

    NeighbourFaultsIT(Drill drill) {
        this.drill = drill;
    }

    @BeforeEach
    void whole() {
        drill.awaitReady();
    }

    @AfterEach
    void mend() {
        drill.breaks().mend();
    }

    @Test
    void poisonEndsWithoutAChargeAndItsNeighbourFeelsNothing() {
        LocalUser mallory = drill.aisha().telegram().newUser("Mallory", "en");
        byte[] playlist =
                "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n".repeat(50).getBytes(StandardCharsets.UTF_8);

        mallory.sendVoice(playlist, Duration.ofSeconds(5), "audio/ogg");
        SentNote note = drill.send();

        drill.assertDoneOnce(note);
        mallory.awaitFromBot(message -> message.text().contains("Nothing was charged"), Drill.PATIENCE);
        assertThat(drill.aisha().ledger().jobStates(mallory.id())).containsExactly("FAILED RELEASED DELIVERED");
        assertThat(drill.aisha().ledger().reservations(mallory.id())).containsExactly("RELEASED");
        assertThat(drill.aisha().ledger().account(mallory.id())).isEqualTo(new Ledger.Account("100.00", "0.00", 180));
    }

    @Test
    @EnabledIfSystemProperty(named = AllFaults.PROPERTY, matches = AllFaults.WANTED)
    void theProviderFailsInEveryWayItKnowsBeforeItAnswers() {
        drill.aisha()
                .recogniser()
                .next(
                        Fault.rateLimited(Duration.ofSeconds(1)),
                        Fault.serverError(),
                        new Fault.CutOff(),
                        new Fault.Malformed(),
                        new Fault.Dropped());

        SentNote note = drill.send();

        drill.assertDoneOnce(note);
    }
}
