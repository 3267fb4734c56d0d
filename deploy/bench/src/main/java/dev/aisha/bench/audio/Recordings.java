package dev.aisha.bench.audio;

import dev.aisha.local.speech.tone.ToneSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Speech in Ogg/Opus as Telegram has it, of any length, with a pause every eight seconds. */
public final class Recordings {
    private static final int WORDS_IN_FIVE_MINUTES = 350;

    private final Path folder;
    private final PlainFfmpeg ffmpeg;
    private final Path fiveMinutes;

    /** Kept in this folder. */
    public Recordings(Path folder, PlainFfmpeg ffmpeg) throws IOException {
        this.folder = folder;
        this.ffmpeg = ffmpeg;
        ToneSpeech speech = ToneSpeech.words(0, WORDS_IN_FIVE_MINUTES).pauseEvery(9, Duration.ofMillis(700));
        fiveMinutes = Files.write(folder.resolve("five-minutes.wav"), speech.wav());
    }

    /** So much speech. */
    public Path of(Duration length) throws IOException, InterruptedException {
        Path file = folder.resolve(length.toSeconds() + ".ogg");
        if (!Files.exists(file)) {
            ffmpeg.run(
                    "-stream_loop",
                    "-1",
                    "-i",
                    fiveMinutes.toString(),
                    "-t",
                    String.valueOf(length.toSeconds()),
                    "-c:a",
                    "libopus",
                    "-b:a",
                    "24k",
                    file.toString());
        }
        return file;
    }
}
