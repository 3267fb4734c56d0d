package dev.aisha.local.speech.audio;

import dev.aisha.local.speech.recognition.AudioClip;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an uploaded file to {@link AudioClip}. ffmpeg gets the bytes through a pipe and nothing else: it may open no
 * other file and no address, only containers that the endpoint accepts, and is killed when it takes too long.
 */
public final class DecodeAudio {

    /** The longest audio that is decoded (115 MB of samples); 25 MB of speech in a usual bit rate is shorter. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int MOST_PROCESSES = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int BYTES_PER_SECOND = AudioClip.SAMPLE_RATE * 2;
    private static final int MOST_BYTES = Math.toIntExact(LONGEST.toSeconds()) * BYTES_PER_SECOND;

    // "cache:" lets ffmpeg go back in the pipe: an MP4 often has its table of contents at the end.
    private static final List<String> ARGUMENTS = List.of(
            "-nostdin",
            "-hide_banner",
            "-v",
            "error",
            "-threads",
            "1",
            "-protocol_whitelist",
            "cache,pipe",
            "-format_whitelist",
            "ogg,mp3,mov,mp4,wav,flac,matroska,webm,mpeg",
            "-i",
            "cache:pipe:0",
            "-map",
            "0:a:0",
            "-ac",
            "1",
            "-ar",
            Integer.toString(AudioClip.SAMPLE_RATE),
            "-t",
            Long.toString(LONGEST.toSeconds() + 1),
            "-f",
            "s16le",
            "pipe:1");

    private final Ffmpeg ffmpeg;
    private final Semaphore processes = new Semaphore(MOST_PROCESSES, true);

    public DecodeAudio(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** What became of a file. */
    public sealed interface Outcome {}

    /** It is audio. */
    public record Decoded(AudioClip clip) implements Outcome {}

    /** It is no audio that ffmpeg understands, or has no audio track. */
    public record Undecodable() implements Outcome {}

    /** It plays for longer than {@link #LONGEST}. */
    public record TooLong() implements Outcome {}

    /**
     * Decodes one file; waits where too many are being decoded.
     *
     * @throws IOException when ffmpeg cannot be started or took more than two minutes
     */
    public Outcome decode(byte[] file) throws IOException, InterruptedException {
        processes.acquire();
        try {
            return run(file);
        } finally {
            processes.release();
        }
    }

    private Outcome run(byte[] file) throws IOException, InterruptedException {
        var process = ffmpeg.run(ARGUMENTS)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var alarm = process.onExit()
                    .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .handle((ended, late) -> killed(late, process));
            var feeding =
                    CompletableFuture.runAsync(() -> feed(process.getOutputStream(), file), Thread::startVirtualThread);
            byte[] pcm = process.getInputStream().readNBytes(MOST_BYTES + 1);
            if (pcm.length > MOST_BYTES) {
                return new TooLong();
            }
            int status = process.waitFor();
            feeding.join();
            if (alarm.join()) {
                throw new IOException("ffmpeg took longer than " + TIMEOUT);
            }
            return status == 0 && pcm.length > 0 ? new Decoded(AudioClip.ofLittleEndian(pcm)) : new Undecodable();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Kills the process where it is late, and says whether it was. */
    private static boolean killed(@Nullable Throwable late, Process process) {
        if (late != null) {
            process.destroyForcibly();
        }
        return late != null;
    }

    private static void feed(OutputStream input, byte[] file) {
        try (input) {
            input.write(file);
        } catch (IOException closed) {
            // ffmpeg has seen enough; its exit status says whether it was content.
        }
    }
}
