package dev.aisha.worker.audio;

import dev.aisha.worker.workspace.JobFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import org.jboss.logging.Logger;

/** Makes the MP3 that is kept beside the transcript: mono, at a rate for speech, 14 MB an hour. Nobody waits for it. */
@Singleton
public final class ArchiveAudio {
    private static final Logger LOG = Logger.getLogger(ArchiveAudio.class);

    /** Samples a second. */
    private static final int RATE = 24_000;

    private final RunTool run;
    private final AudioConfig config;

    ArchiveAudio(RunTool run, AudioConfig config) {
        this.run = run.politely();
        this.config = config;
    }

    /** Encodes the first sound track into the job's folder. */
    public Path archive(ProbedAudio audio, JobFolder folder) throws InterruptedException, IOException {
        Path mp3 = folder.file("archive.mp3");
        FFmpegBuilder builder = SafeFfmpeg.reading(audio.file(), config.toolTimeLimit());
        SafeFfmpeg.firstTrack(builder.addOutput(mp3.toString()), config.longest())
                .setFormat("mp3")
                .setAudioFilter(SafeFfmpeg.trueTimes(RATE, audio))
                .setAudioCodec("libmp3lame")
                .setAudioChannels(1)
                .setAudioSampleRate(RATE)
                .setAudioBitRate(32_000)
                .addExtraArgs("-compression_level", "7");
        ToolRun ended = run.ffmpeg(builder, config.toolTimeLimit(), line -> LOG.debugf("ffmpeg says line=%s", line));
        if (!ended.ok()) {
            throw new IOException("ffmpeg could not archive what it could decode, exit " + ended.exit());
        }
        return mp3;
    }
}
