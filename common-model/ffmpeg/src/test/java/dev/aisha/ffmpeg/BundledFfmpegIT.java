package dev.aisha.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundledFfmpegIT {
    private static final List<String> ABSENT =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    @Test
    void bothProgramsRunAndKnowTheCodecsThatAreNeeded() throws Exception {
        BundledFfmpeg bundled = BundledFfmpeg.unpack().orElseThrow();

        assertThat(output(bundled, List.of(bundled.ffmpeg().toString(), "-hide_banner", "-encoders")))
                .contains("libopus", "libmp3lame");
        assertThat(output(bundled, List.of(bundled.ffprobe().toString(), "-version")))
                .contains("ffprobe version");
    }

    /** A machine that has these libraries would hide that ours are not found, so the loader is asked which it took. */
    @Test
    void itNeedsNoSoundOrDisplayLibraryOfTheMachine() throws Exception {
        BundledFfmpeg bundled = BundledFfmpeg.unpack().orElseThrow();

        String loaded = output(bundled, List.of("/bin/sh", "-c", "LD_TRACE_LOADED_OBJECTS=1 " + bundled.ffmpeg()));

        List<String> folders = List.of(bundled.libraries().split(File.pathSeparator, -1));
        assertThat(ABSENT)
                .allSatisfy(library -> assertThat(folders)
                        .anyMatch(folder -> loaded.contains(library + " => " + folder + File.separator + library)));
    }

    private static String output(BundledFfmpeg bundled, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", bundled.libraries());
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
