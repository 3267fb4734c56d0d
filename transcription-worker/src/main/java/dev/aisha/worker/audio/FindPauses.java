package dev.aisha.worker.audio;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.JobFailed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import net.bramp.ffmpeg.builder.FFmpegBuilder;

/** Listens to the whole file once: its true length, its pauses, and whether there is anything to hear. */
@Singleton
public final class FindPauses {
    private static final int SAMPLE_RATE = 16_000;

    /** Encoders pad the last frame, which nobody spoke and nobody pays for: 1024 samples of 16 kHz AAC are 64 ms. */
    private static final Duration PADDING = Duration.ofMillis(100);

    private final RunTool run;
    private final AudioConfig config;

    FindPauses(RunTool run, AudioConfig config) {
        this.run = run;
        this.config = config;
    }

    /**
     * Decodes the file.
     *
     * @throws JobFailed {@code UNREADABLE_AUDIO} or {@code AUDIO_TOO_LONG}
     */
    public HeardAudio listen(ProbedAudio audio) throws JobFailed, InterruptedException {
        SilenceLog log = new SilenceLog(SAMPLE_RATE);
        ToolRun ended = run.ffmpeg(command(audio), config.toolTimeLimit(), log::read);
        if (!ended.ok() || log.length().isZero()) {
            throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
        }
        Duration length = withoutPadding(log.length(), audio);
        if (length.compareTo(config.longest()) > 0) {
            throw new JobFailed(FailureCode.AUDIO_TOO_LONG);
        }
        return new HeardAudio(length, log.pauses(), log.peak() >= config.silenceLevel());
    }

    private static Duration withoutPadding(Duration decoded, ProbedAudio audio) {
        return audio.announced()
                .filter(announced -> announced.compareTo(decoded) < 0)
                .filter(announced -> decoded.minus(announced).compareTo(PADDING) <= 0)
                .orElse(decoded);
    }

    private FFmpegBuilder command(ProbedAudio audio) {
        FFmpegBuilder builder =
                SafeFfmpeg.reading(audio.file(), config.toolTimeLimit()).setVerbosity(FFmpegBuilder.Verbosity.INFO);
        SafeFfmpeg.firstTrack(builder.addOutput("-"), config.longest())
                .setFormat("null")
                .setAudioFilter(filters());
        return builder;
    }

    private String filters() {
        return String.join(
                ",",
                SafeFfmpeg.TRUE_TIMES,
                "aresample=" + SAMPLE_RATE,
                "aformat=sample_fmts=s16:channel_layouts=mono",
                String.format(
                        Locale.ROOT,
                        "silencedetect=noise=%.1fdB:duration=%s",
                        config.pauseLevel(),
                        FfmpegTimes.seconds(config.shortestPause())),
                "volumedetect");
    }
}
