package dev.aisha.local.speech.audio;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * An ffmpeg that can be run.
 *
 * @param executable its path
 * @param libraries the folder of the shared libraries that it brings along; empty where the machine has them
 */
public record Ffmpeg(Path executable, Optional<Path> libraries) {

    /**
     * The configured one, else the first on the PATH, else the one that comes with the dependencies. That one is
     * unpacked once into JavaCPP's cache ({@code ~/.javacpp}, or the system property
     * {@code org.bytedeco.javacpp.cachedir}); JavaCPP locks the folder, so that several processes may do it at once.
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
        var executable = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        return new Ffmpeg(executable, Optional.ofNullable(executable.getParent()));
    }

    /** A process with these arguments, not started yet. */
    public ProcessBuilder run(List<String> arguments) {
        var command = new ArrayList<>(arguments);
        command.addFirst(executable.toString());
        var builder = new ProcessBuilder(command);
        // Its own libraries do not find each other by themselves: libavutil needs libva, which lies beside it.
        libraries.ifPresent(folder -> builder.environment().put("LD_LIBRARY_PATH", folder.toString()));
        return builder;
    }
}
