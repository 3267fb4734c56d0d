package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindAudioToolsTest {
    @TempDir
    Path folder;

    @Test
    void thoseThatAreConfiguredAreTakenAndNoneIsUnpacked() throws Exception {
        Path ffmpeg = program("ffmpeg", "echo libopus libmp3lame");
        program("ffprobe", "exit 0");

        AudioTools found = FindAudioTools.find(configuredAs(ffmpeg), () -> {
            throw new AssertionError("the bundled ones were unpacked");
        });

        assertThat(found.ffmpeg()).isEqualTo(ffmpeg);
        assertThat(found.ffprobe()).isEqualTo(folder.resolve("ffprobe"));
    }

    @Test
    void thoseThatCannotDoTheWorkAreNotTaken() throws Exception {
        Path lacking = program("lacking", "echo libopus");
        AudioTools bundled =
                new AudioTools(program("ffmpeg", "echo libopus libmp3lame"), program("ffprobe", "exit 0"), "");

        AudioTools found = FindAudioTools.find(configuredAs(lacking), () -> Optional.of(bundled));

        assertThat(found.ffmpeg())
                .as("the bundled one, or that of this machine")
                .isNotEqualTo(lacking);
    }

    private Path program(String name, String does) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static AudioConfig configuredAs(Path ffmpeg) {
        return new AudioConfig() {
            @Override
            public Optional<Path> ffmpegPath() {
                return Optional.of(ffmpeg);
            }

            @Override
            public Optional<Path> ffprobePath() {
                return Optional.empty();
            }

            @Override
            public Duration longest() {
                return Duration.ofHours(4);
            }

            @Override
            public Duration toolTimeLimit() {
                return Duration.ofMinutes(10);
            }

            @Override
            public float silenceLevel() {
                return -60;
            }
        };
    }
}
