package dev.aisha.gateway.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoteTest {
    private static Note note(@Nullable Duration announced, @Nullable Long fileSize) {
        return new Note(
                new ChatMessage(1, 2),
                new Sender(3, null, null, null),
                MediaKind.VOICE,
                "file",
                null,
                null,
                fileSize,
                announced);
    }

    private static Note announced(long seconds) {
        return note(Duration.ofSeconds(seconds), 1000L);
    }

    @Test
    void whatIsHeldIsWhatIsAnnouncedAndAtLeastASecond() {
        assertThat(announced(20).toHold()).hasSeconds(20);
        assertThat(announced(0).toHold()).hasSeconds(1);
    }

    @Test
    void aMinuteIsHeldForAnUnknownLength() {
        assertThat(note(null, 500_000_000L).toHold()).hasSeconds(60);
    }

    @Test
    void upToTwoMinutesGoToTheShortLane() {
        assertThat(announced(120).lane()).isEqualTo(Lane.SHORT);
        assertThat(announced(121).lane()).isEqualTo(Lane.LONG);
    }

    @Test
    void theLaneOfAnUnknownLengthIsGuessedFromTheSize() {
        assertThat(note(null, 1_000_000L).lane()).isEqualTo(Lane.SHORT);
        assertThat(note(null, 15_000_000L).lane()).isEqualTo(Lane.LONG);
        assertThat(note(null, null).lane()).isEqualTo(Lane.SHORT);
    }

    @Test
    void aNoteIsGivenUpAfterFourTimesItsLengthWithinHalfAnHourAndADay() {
        assertThat(announced(20).patience()).hasMinutes(30);
        assertThat(announced(3600).patience()).hasHours(4);
        assertThat(announced(Integer.MAX_VALUE).patience()).hasHours(24);
    }
}
