package dev.aisha.local.stack;

import dev.aisha.local.speech.audio.DecodeAudio;
import dev.aisha.local.speech.audio.Ffmpeg;
import dev.aisha.local.speech.demo.DemoNote;
import dev.aisha.local.telegram.chat.AttachmentKind;
import dev.aisha.local.telegram.files.FileStore.Description;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the demo sends, described as Telegram's apps would.
 *
 * @param title for people
 * @param file the audio
 * @param duration how long it plays; zero where it is no audio
 */
record DemoVoice(String title, Path file, Duration duration, Description description) {

    /** The note that comes along, a few seconds of clear English, put into {@code folder}. */
    static DemoVoice bundled(Path folder) {
        try {
            var file = Files.write(folder.resolve(DemoNote.fileName()), DemoNote.bytes());
            return new DemoVoice(
                    "the bundled voice note",
                    file,
                    DemoNote.duration(),
                    describe(DemoNote.fileName(), true, DemoNote.duration()));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo note cannot be written", e);
        }
    }

    /** A file of the user: Ogg Opus as a voice note, other audio as audio, video as video, the rest as a document. */
    static DemoVoice of(Path file) {
        try {
            var content = Files.readAllBytes(file);
            var duration = duration(content);
            var name = file.getFileName().toString();
            return new DemoVoice(
                    name,
                    file,
                    duration.orElse(Duration.ZERO),
                    describe(name, duration.isPresent(), duration.orElse(Duration.ZERO)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    void sendBy(LocalUser user) {
        user.sendFile(file, description);
    }

    private static Description describe(String name, boolean playable, Duration duration) {
        var dot = name.lastIndexOf('.');
        var ending = playable ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        var seconds = Math.toIntExact(duration.toSeconds());
        return switch (ending) {
            case "ogg", "oga", "opus" -> new Description(AttachmentKind.VOICE, null, "audio/ogg", seconds, 0, 0);
            case "mp3" -> new Description(AttachmentKind.AUDIO, name, "audio/mpeg", seconds, 0, 0);
            case "m4a" -> new Description(AttachmentKind.AUDIO, name, "audio/mp4", seconds, 0, 0);
            case "wav" -> new Description(AttachmentKind.AUDIO, name, "audio/x-wav", seconds, 0, 0);
            case "flac" -> new Description(AttachmentKind.AUDIO, name, "audio/flac", seconds, 0, 0);
            case "mp4", "mov", "webm" -> new Description(AttachmentKind.VIDEO, name, "video/mp4", seconds, 0, 0);
            default -> new Description(AttachmentKind.DOCUMENT, name, "application/octet-stream", 0, 0, 0);
        };
    }

    private static Optional<Duration> duration(byte[] content) throws IOException {
        try {
            var outcome = new DecodeAudio(Ffmpeg.find(Optional.empty())).decode(content);
            return switch (outcome) {
                case DecodeAudio.Decoded decoded -> Optional.of(decoded.clip().duration());
                case DecodeAudio.TooLong ignored -> Optional.of(DecodeAudio.LONGEST);
                case DecodeAudio.Undecodable ignored -> Optional.empty();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
