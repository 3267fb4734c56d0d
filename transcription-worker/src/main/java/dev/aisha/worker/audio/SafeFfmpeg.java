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

    /** Sound as all our filters see it: gaps in the time stamps filled with silence, from 0 on. */
    static final String TRUE_TIMES = "aresample=async=1:first_pts=0";

    private SafeFfmpeg() {}

    /** Options that go before an input. */
    static String[] inputOptions() {
        return new String[] {"-protocol_whitelist", "file,pipe", "-format_whitelist", CONTAINERS};
    }

    /** The start of a command that reads a file. */
    static FFmpegBuilder reading(Path file, Duration timeLimit) {
        FFmpegBuilder builder = new FFmpegBuilder()
                .addExtraArgs("-nostdin", "-hide_banner", "-nostats")
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
