package dev.aisha.worker.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.JobFailed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import net.bramp.ffmpeg.builder.FFprobeBuilder;

/** Reads the headers of a file: is it audio, of which kind, how long does it claim to be. */
@Singleton
public final class ProbeAudio {
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final double A_YEAR = 365 * 24 * 3600.0;
    private static final String ENTRIES =
            "format=format_name,duration:stream=codec_type,codec_name,start_time,bit_rate:stream_disposition=attached_pic";

    /** Their headers tell no length; ffprobe guesses it by the first frames. */
    private static final Set<String> WITHOUT_LENGTH = Set.of("aac", "amr");

    /** Bytes a second: a header that promises more sound than its file could hold at this rate does not tell the truth. */
    private static final double FEWEST_BYTES = 100;

    private final RunTool run;
    private final AudioConfig config;
    private final ObjectMapper json;

    ProbeAudio(RunTool run, AudioConfig config, ObjectMapper json) {
        this.run = run;
        this.config = config;
        this.json = json;
    }

    /**
     * Probes a file.
     *
     * @throws JobFailed {@code UNREADABLE_AUDIO}, {@code NO_AUDIO_TRACK} or {@code AUDIO_TOO_LONG}
     */
    public ProbedAudio probe(Path file) throws JobFailed, InterruptedException, IOException {
        JsonNode answer = ask(file);
        List<JsonNode> tracks = tracks(answer);
        JsonNode sound = tracks.stream()
                .filter(track -> typeOf(track).equals("audio"))
                .findFirst()
                .orElseThrow(() ->
                        new JobFailed(tracks.isEmpty() ? FailureCode.UNREADABLE_AUDIO : FailureCode.NO_AUDIO_TRACK));
        long bytes = Files.size(file);
        Optional<Duration> announced = announced(answer.path("format"), sound, bytes);
        if (announced.isPresent() && announced.get().compareTo(config.longest()) > 0) {
            throw new JobFailed(FailureCode.AUDIO_TOO_LONG);
        }
        return new ProbedAudio(
                file,
                answer.path("format").path("format_name").asText(),
                sound.path("codec_name").asText(),
                isSoundOnly(tracks),
                announced,
                bytes);
    }

    private JsonNode ask(Path file) throws JobFailed, InterruptedException {
        StringBuilder answer = new StringBuilder();
        ToolRun ended = run.ffprobe(command(file), line -> {
            if (answer.length() < LARGEST_ANSWER) {
                answer.append(line).append('\n');
            }
        });
        if (!ended.ok()) {
            throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
        }
        try {
            return json.readTree(answer.toString());
        } catch (JsonProcessingException e) {
            throw new JobFailed(FailureCode.UNREADABLE_AUDIO);
        }
    }

    private static FFprobeBuilder command(Path file) {
        return new FFprobeBuilder()
                .setShowFormat(false)
                .setShowStreams(false)
                .addExtraArgs("-show_entries", ENTRIES)
                .addExtraArgs(SafeFfmpeg.memoryLimit())
                .addExtraArgs(SafeFfmpeg.inputOptions())
                .setInput(file.toString());
    }

    private static List<JsonNode> tracks(JsonNode answer) {
        return StreamSupport.stream(answer.path("streams").spliterator(), false).toList();
    }

    private static String typeOf(JsonNode track) {
        return track.path("codec_type").asText();
    }

    /** A picture that is attached is a cover, not a video. */
    private static boolean isSoundOnly(List<JsonNode> tracks) {
        long sounds =
                tracks.stream().filter(track -> typeOf(track).equals("audio")).count();
        boolean pictures = tracks.stream()
                .anyMatch(track -> typeOf(track).equals("video")
                        && track.path("disposition").path("attached_pic").asInt() == 0);
        return sounds == 1 && !pictures;
    }

    /** The length that the headers tell, unless that is a guess or cannot be. */
    private static Optional<Duration> announced(JsonNode format, JsonNode sound, long bytes) {
        double seconds = format.path("duration").asDouble(0);
        boolean told = seconds > 0 && tellsLength(format.path("format_name").asText(), sound);
        return told && seconds * fewestBytes(sound) <= bytes
                ? Optional.of(toTheMicrosecond(Math.min(seconds, A_YEAR)))
                : Optional.empty();
    }

    /** Of MP3, only the header of an encoder that also tells how much it has padded tells the length. */
    private static boolean tellsLength(String container, JsonNode sound) {
        return container.equals("mp3") ? sound.path("start_time").asDouble(0) > 0 : !WITHOUT_LENGTH.contains(container);
    }

    private static double fewestBytes(JsonNode sound) {
        boolean constant = sound.path("codec_name").asText().startsWith("pcm_");
        return constant ? sound.path("bit_rate").asDouble(0) / Byte.SIZE : FEWEST_BYTES;
    }

    private static Duration toTheMicrosecond(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e6) * 1000);
    }
}
