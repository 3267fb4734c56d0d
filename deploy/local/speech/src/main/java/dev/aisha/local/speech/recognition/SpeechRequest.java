package dev.aisha.local.speech.recognition;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request as it was received: the file as it was sent, what it sounds like, and every form field. */
public final class SpeechRequest {

    private final int number;
    private final String apiKey;
    private final String fileName;
    private final byte[] file;
    private final AudioClip clip;
    private final Map<String, List<String>> fields;

    public SpeechRequest(
            int number, String apiKey, String fileName, byte[] file, AudioClip clip, Map<String, List<String>> fields) {
        this.number = number;
        this.apiKey = apiKey;
        this.fileName = fileName;
        this.file = file.clone();
        this.clip = clip;
        this.fields = Map.copyOf(fields);
    }

    /** Counts the server's accepted requests from 1, in the order in which they were taken from the queue. */
    public int number() {
        return number;
    }

    /** The key after {@code Authorization: Bearer}. */
    public String apiKey() {
        return apiKey;
    }

    /** The name that the client gave the file, extension included. */
    public String fileName() {
        return fileName;
    }

    /** A copy of the bytes that were sent. */
    public byte[] file() {
        return file.clone();
    }

    /** How many bytes were sent as the file. */
    public int fileSize() {
        return file.length;
    }

    /** The decoded audio. */
    public AudioClip clip() {
        return clip;
    }

    /** How long the audio plays. */
    public Duration duration() {
        return clip.duration();
    }

    /** The model that the client asked for. */
    public String model() {
        return field("model").orElseThrow();
    }

    /** The language that the client named, if it did. */
    public Optional<String> language() {
        return field("language").or(() -> values("languages[]").stream().findFirst());
    }

    /** The first value of a form field by its name on the wire. */
    public Optional<String> field(String name) {
        return values(name).stream().findFirst();
    }

    /** Every value of a form field by its name on the wire ({@code keywords[]}). */
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** All form fields except the file, by their name on the wire. */
    public Map<String, List<String>> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "SpeechRequest[number=" + number + ", fileName=" + fileName + ", duration=" + duration() + "]";
    }
}
