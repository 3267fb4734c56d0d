package dev.aisha.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckLimitsTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final CheckLimits CLOUD = new CheckLimits(Optional.empty(), "https://api.telegram.org", 50);
    private static final CheckLimits LOCAL_SERVER =
            new CheckLimits(Optional.empty(), "http://telegram-bot-api:8081", 50);

    private static Note ofSize(@Nullable Long bytes) {
        return new Note(
                new ChatMessage(1, 2),
                new Sender(3, null, null, null),
                MediaKind.DOCUMENT,
                "file",
                null,
                null,
                bytes,
                null);
    }

    @Test
    void telegramsOwnServerHandsOutUpToTwentyMegabytes() {
        assertThat(CLOUD.rejection(ofSize(20 * MEGABYTE))).isEmpty();
        assertThat(CLOUD.rejection(ofSize(20 * MEGABYTE + 1))).contains(new Rejection.FileTooBig());
        assertThat(CLOUD.largestFileMegabytes()).isEqualTo(20);
    }

    @Test
    void anotherServerDecidesByItself() {
        assertThat(LOCAL_SERVER.rejection(ofSize(2_000 * MEGABYTE))).isEmpty();
    }

    @Test
    void aConfiguredLimitStandsOnAnyServer() {
        CheckLimits limits = new CheckLimits(Optional.of(MEGABYTE), "http://telegram-bot-api:8081", 50);

        assertThat(limits.rejection(ofSize(2 * MEGABYTE))).isPresent();
    }

    @Test
    void anUnknownSizeIsLeftToTheWorker() {
        assertThat(CLOUD.rejection(ofSize(null))).isEmpty();
    }
}
