package dev.aisha.worker.audio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How audio is read and cut. */
@ConfigMapping(prefix = "aisha.audio")
public interface AudioConfig {

    /** ffmpeg to use; else the one on the PATH, else the bundled one. */
    Optional<Path> ffmpegPath();

    /** ffprobe to use; else the one beside ffmpeg. */
    Optional<Path> ffprobePath();

    /** The longest audio that is accepted. */
    @WithDefault("4h")
    Duration longest();

    /** Wall time, and time on a core, after which a run of ffmpeg is killed. */
    @WithDefault("10m")
    Duration toolTimeLimit();

    /** What is quieter than this, in dB of full scale, is not heard. */
    @WithDefault("-60")
    float silenceLevel();
}
