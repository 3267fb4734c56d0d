package dev.aisha.bench.audio;

import dev.aisha.bench.Effort;
import dev.aisha.ffmpeg.BundledFfmpeg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg that comes with the worker, by itself. */
public final class PlainFfmpeg {
    private final BundledFfmpeg tools;

    /**
     * Unpacks it.
     *
     * @throws IllegalStateException where none comes with the worker on this platform
     */
    public PlainFfmpeg() throws IOException {
        tools = BundledFfmpeg.unpack()
                .orElseThrow(() -> new IllegalStateException("no ffmpeg comes with the worker on this platform"));
    }

    /** The floor: decodes, and does nothing with it. */
    Effort decode(Path file) throws Exception {
        return Effort.of(() -> run("-i", file.toString(), "-f", "null", "-"));
    }

    /** Decodes, and looks for silence as ffmpeg can. */
    Effort scanForSilence(Path file) throws Exception {
        return Effort.of(() -> run("-i", file.toString(), "-af", "silencedetect=noise=-35dB:d=0.5", "-f", "null", "-"));
    }

    /** Runs it to its end. */
    void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", tools.libraries());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ffmpeg failed: " + said);
        }
    }
}
