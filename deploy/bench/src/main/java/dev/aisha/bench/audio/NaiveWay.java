package dev.aisha.bench.audio;

import dev.aisha.bench.Effort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How one would do it without thinking, and how the earlier Aisha did: everything is converted to MP3, each minute is cut
 * out by an ffmpeg of its own, and asked for one after the other.
 */
final class NaiveWay implements AutoCloseable {
    private static final Duration PIECE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final PlainFfmpeg ffmpeg;
    private final Path folder;
    private final URI service;

    NaiveWay(PlainFfmpeg ffmpeg, Path folder, String speechUrl) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        service = URI.create(speechUrl + "/audio/transcriptions");
    }

    Effort transcribe(Path file, Duration length) throws Exception {
        return Effort.of(() -> {
            Path mp3 = folder.resolve("naive.mp3");
            ffmpeg.run("-i", file.toString(), "-c:a", "libmp3lame", "-b:a", "64k", mp3.toString());
            for (Duration at = Duration.ZERO; at.compareTo(length) < 0; at = at.plus(PIECE)) {
                ask(piece(mp3, at));
            }
        });
    }

    private Path piece(Path mp3, Duration at) throws IOException, InterruptedException {
        Path piece = folder.resolve("naive-piece.mp3");
        String start = String.valueOf(at.toSeconds());
        String length = String.valueOf(PIECE.toSeconds());
        ffmpeg.run(
                "-ss",
                start,
                "-t",
                length,
                "-i",
                mp3.toString(),
                "-c:a",
                "libmp3lame",
                "-b:a",
                "64k",
                piece.toString());
        return piece;
    }

    private void ask(Path piece) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(Duration.ofMinutes(1))
                .POST(BodyPublishers.ofFile(piece))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the recogniser answered " + answer.statusCode());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
