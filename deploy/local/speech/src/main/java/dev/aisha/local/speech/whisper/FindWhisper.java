package dev.aisha.local.speech.whisper;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a Whisper model by the environment.
 *
 * <ul>
 *   <li>{@code WHISPER_MODEL}: a model file, or {@code tiny}, {@code base} (default) or {@code small} to download that one
 *       once, or {@code none}.
 *   <li>{@code WHISPER_MODEL_URL}: the folder on the web to download from.
 *   <li>{@code XDG_CACHE_HOME}: models are kept in {@code aisha/whisper} below it, or below {@code ~/.cache}.
 * </ul>
 */
public final class FindWhisper {

    private static final String SOURCE = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main";

    private final Map<String, String> environment;
    private final ShowProgress progress;

    /** Progress of a download is drawn on the console. */
    public FindWhisper(Map<String, String> environment, PrintStream console) {
        this.environment = Map.copyOf(environment);
        this.progress = new ShowProgress(console, isTerminal(this.environment));
    }

    /** A guess: a shell in a terminal says which one it is, a log collector says nothing or "dumb". */
    private static boolean isTerminal(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** A model is loaded. */
    public record Found(WhisperRecogniser recogniser) implements Outcome {}

    /** There is none, and why in half a sentence. */
    public record NotFound(String reason) implements Outcome {}

    public Outcome find() {
        var wanted = Optional.ofNullable(environment.get("WHISPER_MODEL"))
                .filter(value -> !value.isBlank())
                .orElse(PublishedModel.BASE.id());
        if (wanted.equals("none")) {
            return new NotFound("WHISPER_MODEL=none");
        }
        if (Files.exists(Path.of(wanted))) {
            return load(Path.of(wanted));
        }
        return PublishedModel.of(wanted)
                .map(this::fetch)
                .orElseGet(() -> new NotFound(
                        "WHISPER_MODEL names neither a file nor one of tiny, base, small, none: " + wanted));
    }

    private Outcome fetch(PublishedModel model) {
        return switch (new FetchModel(source(), folder(), progress).fetch(model)) {
            case FetchModel.Ready ready -> load(ready.file());
            case FetchModel.Unavailable unavailable ->
                new NotFound("the model '" + model.id() + "' could not be downloaded, " + unavailable.reason());
        };
    }

    private static Outcome load(Path file) {
        try {
            return new Found(WhisperRecogniser.load(file));
        } catch (IOException refused) {
            return new NotFound(String.valueOf(refused.getMessage()));
        }
    }

    private URI source() {
        return URI.create(environment.getOrDefault("WHISPER_MODEL_URL", SOURCE));
    }

    private Path folder() {
        var cache = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return cache.resolve("aisha").resolve("whisper");
    }
}
