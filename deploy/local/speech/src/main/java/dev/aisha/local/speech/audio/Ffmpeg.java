package dev.aisha.local.speech.audio;

import dev.aisha.ffmpeg.BundledFfmpeg;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ffmpeg that can be run.
 *
 * @param executable its path
 * @param libraries the folders of the shared libraries that it brings along; empty where the machine has them
 */
public record Ffmpeg(Path executable, Optional<String> libraries) {

    /**
     * The configured one, else the first on the PATH, else the {@link BundledFfmpeg}.
     *
     * @throws IllegalArgumentException when the configured path is no executable file
     */
    public static Ffmpeg find(Optional<Path> configured) {
        return configured
                .map(Ffmpeg::checked)
                .or(Ffmpeg::onPath)
                .map(installed -> new Ffmpeg(installed, Optional.empty()))
                .orElseGet(Ffmpeg::bundled);
    }

    private static Path checked(Path configured) {
        if (!Files.isExecutable(configured)) {
            throw new IllegalArgumentException("no executable ffmpeg at " + configured);
        }
        return configured;
    }

    private static Optional<Path> onPath() {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(folders)
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Ffmpeg bundled() {
        try {
            return BundledFfmpeg.unpack()
                    .map(bundled -> new Ffmpeg(bundled.ffmpeg(), Optional.of(bundled.libraries())))
                    .orElseThrow(() -> new IllegalStateException("no ffmpeg: install one, or put it on the PATH"));
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled ffmpeg cannot be unpacked", e);
        }
    }

    /** A process with these arguments, not started yet. */
    public ProcessBuilder run(List<String> arguments) {
        var command = new ArrayList<>(arguments);
        command.addFirst(executable.toString());
        var builder = new ProcessBuilder(command);
        libraries.ifPresent(folders -> builder.environment().put("LD_LIBRARY_PATH", folders));
        return builder;
    }
}
