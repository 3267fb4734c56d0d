package dev.aisha.worker.audio;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import dev.aisha.worker.listening.Frames;
import dev.aisha.worker.listening.Listen;
import dev.aisha.worker.pace.JobFailed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import org.jboss.logging.Logger;

/**
 * Decodes a file once, from beginning to end. What is decoded is listened to while it comes, and where it has to be encoded
 * again, that is done in the same run.
 */
@Singleton
final class DecodeAudio {
    private static final Logger LOG = Logger.getLogger(DecodeAudio.class);
    private static final int BLOCK = 64 * 1024;

    /** Encoders pad the last frame, which nobody spoke and nobody pays for: 1024 samples of 16 kHz AAC are 64 ms. */
    private static final Duration PADDING = Duration.ofMillis(100);

    /**
     * A packet begins where the one before ends, as in the sound that is heard, whatever the filters' time stamps are where
     * they begin anew.
     */
    private static final String ONE_AFTER_THE_OTHER = "setts=ts=if(eq(N\\,0)\\,PTS\\,PREV_OUTPTS+PREV_OUTDURATION)";

    /**
     * Sound by the second: in frames of 20 ms, ffmpeg's threads and the listener spend as much time waking each other as
     * working. The last frame keeps its length. Only for what cannot change its rate or channels on the way, as ffmpeg
     * then begins its filters anew and forgets a frame that is not full.
     */
    private static final String BY_SECONDS = ",asetnsamples=n=" + Frames.SAMPLE_RATE + ":p=0";

    private final RunTool run;
    private final AudioConfig config;

    DecodeAudio(RunTool run, AudioConfig config) {
        this.run = run;
        this.config = config;
    }

    /**
     * Decodes the first sound track.
     *
     * @param source what chunks are cut from; one that grows is written here, as Ogg/Opus, mono, at a rate for speech, while
     *     it is heard
     * @param slices told on another thread, while the caller waits
     * @return the true length
     * @throws JobFailed {@code UNREADABLE_AUDIO} or {@code AUDIO_TOO_LONG}, or what {@code slices} throw
     */
    Duration decode(ProbedAudio audio, ChunkSource source, Listen.Slices slices)
            throws JobFailed, InterruptedException, IOException {
        Listen listen = new Listen(config.silenceLevel(), slices);
        ToolRun ended = runFor(audio)
                .ffmpeg(
                        command(audio, source),
                        config.toolTimeLimit(),
                        pcm -> hear(pcm, listen),
                        line -> LOG.debugf("ffmpeg says line=%s", line));
        if (!ended.ok() || listen.heard().isZero()) {
            throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
        }
        listen.end();
        return withoutPadding(listen.heard(), audio);
    }

    /** A long file gives way to notes. */
    private RunTool runFor(ProbedAudio audio) {
        boolean isLong =
                audio.announced().map(Lane::of).filter(Lane.LONG::equals).isPresent();
        return isLong ? run.politely() : run;
    }

    private void hear(InputStream pcm, Listen listen) throws JobFailed, InterruptedException, IOException {
        byte[] block = new byte[BLOCK];
        for (int length = pcm.read(block); length >= 0; length = pcm.read(block)) {
            listen.accept(block, length);
            if (listen.heard().compareTo(config.longest()) > 0) {
                throw new JobFailed(FailureCode.AUDIO_TOO_LONG);
            }
        }
    }

    private static Duration withoutPadding(Duration decoded, ProbedAudio audio) {
        return audio.announced()
                .filter(announced -> announced.compareTo(decoded) < 0)
                .filter(announced -> decoded.minus(announced).compareTo(PADDING) <= 0)
                .orElse(decoded);
    }

    private FFmpegBuilder command(ProbedAudio audio, ChunkSource source) {
        FFmpegBuilder builder = SafeFfmpeg.reading(audio.file(), config.toolTimeLimit());
        String heard = SafeFfmpeg.trueTimes(Frames.SAMPLE_RATE, audio) + ",asetpts=PTS-STARTPTS";
        String frames = source.isPlainOgg() ? BY_SECONDS : "";
        String outputs = source.encoded().isPresent() ? ",asplit[heard][encoded]" : "[heard]";
        builder.addExtraArgs("-filter_complex", "[0:a:0]" + heard + frames + outputs);
        SafeFfmpeg.anonymous(builder.addOutput("pipe:1"), config.longest())
                .addExtraArgs("-map", "[heard]")
                .setFormat("s16le");
        // Complexity 0 takes a third of the default's time, and at this rate the difference is not heard in speech.
        source.encoded()
                .ifPresent(file -> SafeFfmpeg.anonymous(builder.addOutput(file.toString()), config.longest())
                        .addExtraArgs("-map", "[encoded]")
                        .setFormat("ogg")
                        .setAudioCodec("libopus")
                        .setAudioBitRate(32_000)
                        .addExtraArgs("-compression_level", "0", "-flush_packets", "1")
                        .addExtraArgs("-bsf:a", ONE_AFTER_THE_OTHER));
        return builder;
    }
}
