package dev.aisha.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {

    @Test
    void chats_files_and_waiting_updates_survive_a_restart_and_ids_go_on(@TempDir Path folder) {
        var options = Options.defaults().withDataFolder(folder);
        long lastId;
        try (var telegram = LocalTelegram.start(options)) {
            var anna = telegram.newUser("Anna", "anna", "ru");
            lastId = anna.sendVoice(new byte[] {1, 2, 3}, Duration.ofSeconds(2), "audio/ogg")
                    .id();
        }

        try (var telegram = LocalTelegram.start(options);
                var bot = new PlainBot(telegram)) {
            var anna = telegram.users().getFirst();

            assertThat(anna.person().username()).isEqualTo("anna");
            var voice = anna.messages().getFirst();
            assertThat(telegram.download(voice.file().orElseThrow())).containsExactly(1, 2, 3);
            assertThat(bot.done("getUpdates")
                            .get(0)
                            .path("message")
                            .path("message_id")
                            .asLong())
                    .isEqualTo(lastId);
            assertThat(anna.send("on").id()).isGreaterThan(lastId);
            assertThat(telegram.newUser("Boris", "en").id()).isGreaterThan(anna.id());
        }
    }

    @Test
    void a_temporary_telegram_leaves_nothing_behind() {
        Path uploaded;
        try (var telegram = LocalTelegram.start()) {
            telegram.newUser("Anna", "ru").sendDocument("a.txt", "text/plain", new byte[] {1});
            uploaded = telegram.dataFolder();
            assertThat(uploaded).isDirectory();
        }

        assertThat(uploaded).doesNotExist();
    }

    @Test
    void a_port_that_is_taken_is_named() {
        try (var telegram = LocalTelegram.start()) {
            int port = telegram.pageUrl().getPort();

            assertThatThrownBy(() -> LocalTelegram.start(Options.defaults().withPort(port)))
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}
