package dev.aisha.worker.audio;

import java.nio.file.Path;
import java.time.Duration;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFmpegOutputBuilder;
import net.bramp.ffmpeg.builder.StreamSpecifier;
import net.bramp.ffmpeg.builder.StreamSpecifierType;

/** What every run of ffmpeg and ffprobe keeps to, whatever the file says it is. */
final class SafeFfmpeg {
    /**
     * Containers that people send, by the names of ffmpeg's demuxers. No playlist, no concat, nothing that names other
     * files or hosts.
     */
    private static final String CONTAINERS = "ogg,mp3,mov,matroska,wav,w64,flac,aac,amr,avi,asf,mpegts,caf,aiff,au,flv";

    /**
     * Bytes that one block of memory may have. What decides is the silence that fills a gap in the time stamps, which is
     * held at once: what a gap has over an hour or so is left out. Without a limit, a file of a kilobyte that leaps by
     * hours takes gigabytes.
     */
    private static final int LARGEST_BLOCK = 192 * 1024 * 1024;

    private SafeFfmpeg() {}

    /** Options for the whole of a run. */
    static String[] memoryLimit() {
        return new String[] {"-max_alloc", String.valueOf(LARGEST_BLOCK)};
    }

    /** Options that go before an input. */
    static String[] inputOptions() {
        return new String[] {"-protocol_whitelist", "file,pipe", "-format_whitelist", CONTAINERS};
    }

    /**
     * A filter to sound of one channel and 16 bit at this rate, with gaps in the time stamps filled with silence. They are
     * filled last, where a second takes the fewest bytes.
     *
     * <p>Beside a picture, sound may begin late, and what lies before it is filled. Elsewhere it is not: where channels or
     * rate change within a file, ffmpeg begins its filters anew, and they would fill all the time that has passed.
     */
    static String trueTimes(int sampleRate, ProbedAudio audio) {
        String times = "aresample=" + sampleRate + ",aformat=sample_fmts=s16:channel_layouts=mono,aresample=async=1";
        return audio.soundOnly() ? times : times + ":first_pts=0";
    }

    /** The start of a command that reads a file. */
    static FFmpegBuilder reading(Path file, Duration timeLimit) {
        FFmpegBuilder builder = new FFmpegBuilder()
                .addExtraArgs("-nostdin", "-hide_banner", "-nostats")
                .addExtraArgs(memoryLimit())
                .addExtraArgs("-timelimit", String.valueOf(timeLimit.toSeconds()));
        return builder.addInput(file.toString()).addExtraArgs(inputOptions()).done();
    }

    /** The first sound track, and nothing else, up to a length; no word of the sender's tags. */
    static FFmpegOutputBuilder firstTrack(FFmpegOutputBuilder output, Duration longest) {
        return anonymous(output.addMap(0, StreamSpecifier.stream(StreamSpecifierType.Audio, 0)), longest);
    }

    /** Up to a length, and no word of the sender's tags; the same input gives the same bytes. */
    static FFmpegOutputBuilder anonymous(FFmpegOutputBuilder output, Duration longest) {
        return output.addExtraArgs("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact")
                .addExtraArgs("-flags:a", "+bitexact", "-t", String.valueOf(longest.toSeconds() + 1));
    }
}
