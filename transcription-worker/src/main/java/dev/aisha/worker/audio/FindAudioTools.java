package dev.aisha.worker.audio;

import dev.aisha.ffmpeg.BundledFfmpeg;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Finds ffmpeg and ffprobe: the configured ones, else those on the PATH, else the ones that come with the worker. */
@Singleton
final class FindAudioTools {
    private static final Logger LOG = Logger.getLogger(FindAudioTools.class);
    private static final List<String> NEEDED_ENCODERS = List.of("libopus", "libmp3lame");

    /**
     * Looks once, at start.
     *
     * @throws IllegalStateException if there are none that can do the work: a worker without them has no use
     */
    @Produces
    @Singleton
    AudioTools find(AudioConfig config) throws InterruptedException {
        return find(config, FindAudioTools::bundled);
    }

    /** The bundled ones, 60 MB, are unpacked only where no others will do. */
    static AudioTools find(AudioConfig config, Supplier<Optional<AudioTools>> bundled) throws InterruptedException {
        for (Supplier<Optional<AudioTools>> candidate :
                List.<Supplier<Optional<AudioTools>>>of(() -> configured(config), FindAudioTools::onPath, bundled)) {
            Optional<AudioTools> tools = candidate.get();
            if (tools.isPresent() && canDoTheWork(tools.get())) {
                LOG.infof("ffmpeg found path=%s", tools.get().ffmpeg());
                return tools.get();
            }
        }
        throw new IllegalStateException(
                "no usable ffmpeg: install one with libopus and libmp3lame or set AISHA_AUDIO_FFMPEG_PATH");
    }

    private static Optional<AudioTools> configured(AudioConfig config) {
        return config.ffmpegPath()
                .map(ffmpeg ->
                        new AudioTools(ffmpeg, config.ffprobePath().orElse(ffmpeg.resolveSibling("ffprobe")), ""));
    }

    private static Optional<AudioTools> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .filter(folder ->
                        Files.isExecutable(folder.resolve("ffmpeg")) && Files.isExecutable(folder.resolve("ffprobe")))
                .findFirst()
                .map(folder -> new AudioTools(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), ""));
    }

    private static Optional<AudioTools> bundled() {
        try {
            return BundledFfmpeg.unpack()
                    .map(bundled -> new AudioTools(bundled.ffmpeg(), bundled.ffprobe(), bundled.libraries()));
        } catch (IOException e) {
            LOG.warnf("the bundled ffmpeg could not be unpacked problem=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean canDoTheWork(AudioTools candidate) throws InterruptedException {
        if (!Files.isExecutable(candidate.ffmpeg()) || !Files.isExecutable(candidate.ffprobe())) {
            return false;
        }
        boolean good = new RunTool(candidate).worksWith(NEEDED_ENCODERS);
        if (!good) {
            LOG.warnf("this ffmpeg cannot do the work path=%s", candidate.ffmpeg());
        }
        return good;
    }
}
