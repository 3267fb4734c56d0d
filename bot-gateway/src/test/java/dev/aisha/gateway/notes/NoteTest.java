package dev.aisha.gateway.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void anUnknownLengthIsGuessedFromTheSizeAndAtLeastAMinute() {
        assertThat(note(null, 16_000_000L).toHold()).hasSeconds(1000);
        assertThat(note(null, 100_000L).toHold()).hasSeconds(60);
        assertThat(note(null, null).toHold()).hasSeconds(60);
    }

    @ParameterizedTest
    @CsvSource({"talk.ogg, 4000", "TALK.OPUS, 4000", "talk.wav, 250", "talk.mov, 128", "talk.mp3, 1000", "talk, 1000"})
    void theNameTellsHowMuchASecondTakes(String name, long seconds) {
        Note note = new Note(
                new ChatMessage(1, 2),
                new Sender(3, null, null, null),
                MediaKind.DOCUMENT,
                "file",
                name,
                null,
                16_000_000L,
                null);

        assertThat(note.toHold()).hasSeconds(seconds);
    }

    @Test
    void lessWillDoForAGuessAlone() {
        assertThat(note(null, 16_000_000L).leastToHold()).contains(Duration.ofMinutes(1));
        assertThat(note(null, 100_000L).leastToHold()).isEmpty();
        assertThat(announced(1000).leastToHold()).isEmpty();
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
