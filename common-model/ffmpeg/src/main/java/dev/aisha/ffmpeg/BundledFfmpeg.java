package dev.aisha.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;

/**
 * ffmpeg and ffprobe as bytedeco packages them, unpacked and ready to run as processes.
 *
 * @param ffmpeg the program
 * @param ffprobe the program
 * @param libraries value of {@code LD_LIBRARY_PATH} without which neither starts
 */
public record BundledFfmpeg(Path ffmpeg, Path ffprobe, String libraries) {
    private static final String PROGRAMS = "/org/bytedeco/ffmpeg/";

    /**
     * Stand-ins for libraries of sound and display that libavdevice names: a server has none of them, and nothing here
     * records from a microphone or a screen. See {@code src/main/c}.
     */
    private static final List<String> ABSENT_LIBRARIES =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    /**
     * Unpacks into JavaCPP's cache ({@code ~/.javacpp}, or the system property {@code org.bytedeco.javacpp.cachedir}),
     * which it locks, so that several processes may do it at once; what is there already is used as it is.
     *
     * @return empty on a platform that none is packaged for
     * @throws IOException if the cache cannot be written
     */
    public static Optional<BundledFfmpeg> unpack() throws IOException {
        String platform = Loader.getPlatform() + "/";
        File[] programs = Loader.cacheResources(BundledFfmpeg.class, PROGRAMS + platform);
        if (programs.length == 0) {
            return Optional.empty();
        }
        Set<String> folders = new LinkedHashSet<>(Set.of(programs[0].getPath()));
        for (String library : ABSENT_LIBRARIES) {
            folders.add(Loader.cacheResource(BundledFfmpeg.class, "/dev/aisha/ffmpeg/" + platform + library)
                    .getParent());
        }
        Path folder = programs[0].toPath();
        return Optional.of(new BundledFfmpeg(
                executable(folder.resolve("ffmpeg")),
                executable(folder.resolve("ffprobe")),
                String.join(File.pathSeparator, folders)));
    }

    private static Path executable(Path program) throws IOException {
        if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + program);
        }
        return program;
    }
}
