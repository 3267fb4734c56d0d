package dev.aisha.local.system;

import dev.aisha.local.speech.audio.Ffmpeg;
import dev.aisha.local.speech.tone.ToneSpeech;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files as people send them, made with ffmpeg from tones that stand for words. */
public final class Recording {
    private static final Ffmpeg FFMPEG = Ffmpeg.find(Optional.empty());
    private static final long LONGEST_RUN_SECONDS = 120;

    private Recording() {}

    /** A voice note as Telegram's apps record it: mono Opus in Ogg. */
    public static byte[] voice(ToneSpeech speech) {
        return convert(speech.wav(), "ogg", List.of(), List.of("-c:a", "libopus", "-b:a", "32k"));
    }

    /** A music-like MP3 file. */
    public static byte[] mp3(ToneSpeech speech) {
        return convert(speech.wav(), "mp3", List.of(), List.of("-c:a", "libmp3lame", "-b:a", "48k"));
    }

    /** A round video with sound. */
    public static byte[] videoNote(ToneSpeech speech) {
        return convert(
                speech.wav(),
                "mp4",
                List.of("-f", "lavfi", "-i", "testsrc=size=240x240:rate=10"),
                List.of("-shortest", "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "64k"));
    }

    /** A voice note in which nobody speaks. */
    public static byte[] silence(Duration length) {
        byte[] wav = ToneSpeech.words(List.of()).lead(length).wav();
        return convert(wav, "ogg", List.of(), List.of("-c:a", "libopus", "-b:a", "32k"));
    }

    private static byte[] convert(byte[] wav, String extension, List<String> moreInput, List<String> output) {
        try {
            Path folder = Files.createTempDirectory("aisha-recording");
            Path in = Files.write(folder.resolve("in.wav"), wav);
            Path out = folder.resolve("out." + extension);
            List<String> command = new ArrayList<>(List.of("-nostdin", "-v", "error", "-i", in.toString()));
            command.addAll(moreInput);
            command.addAll(output);
            command.add(out.toString());
            Process ffmpeg = FFMPEG.run(command).inheritIO().start();
            if (!ffmpeg.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
                ffmpeg.destroyForcibly();
                throw new IllegalStateException("ffmpeg did not make " + out);
            }
            byte[] bytes = Files.readAllBytes(out);
            Files.delete(in);
            Files.delete(out);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ffmpeg ran", e);
        }
    }
}
