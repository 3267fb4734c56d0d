package dev.aisha.local.speech.audio;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/** Finds an ffmpeg: the configured one, else the first on the PATH, else the one that comes with the dependencies. */
public final class FindFfmpeg {

    private FindFfmpeg() {}

    /**
     * The path of an executable ffmpeg. The bundled one is unpacked once into JavaCPP's cache ({@code ~/.javacpp}, or the
     * system property {@code org.bytedeco.javacpp.cachedir}); JavaCPP locks that folder, so that several processes may
     * do this at once.
     *
     * @throws IllegalArgumentException when the configured path is no executable file
     */
    public static Path find(Optional<Path> configured) {
        return configured.map(FindFfmpeg::checked).or(FindFfmpeg::onPath).orElseGet(FindFfmpeg::bundled);
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

    private static Path bundled() {
        return Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    }
}
