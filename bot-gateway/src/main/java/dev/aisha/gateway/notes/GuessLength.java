package dev.aisha.gateway.notes;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guesses how long a file lasts by its size and its name: Telegram says nothing of the length of documents. */
final class GuessLength {
    /** MP3 and AAC as people share them: 128 kbit/s. */
    private static final long USUAL = 16_000;

    /** Bytes a second, by the ending of a name. */
    private static final Map<String, Long> BY_ENDING = Stream.of(
                    Map.entry("ogg oga opus weba amr 3gp", 4_000L), // speech in Opus or AMR: about 32 kbit/s
                    Map.entry("wav aif aiff caf flac", 64_000L), // uncompressed, or without loss: 16 kHz mono and more
                    Map.entry("mp4 m4v mov mkv avi webm mpg mpeg wmv ogv", 125_000L)) // with a picture: 1 Mbit/s
            .flatMap(kind -> Stream.of(kind.getKey().split(" ", -1)).map(ending -> Map.entry(ending, kind.getValue())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private GuessLength() {}

    /** About how long so many bytes last. */
    static Duration of(long bytes, @Nullable String fileName) {
        return Duration.ofSeconds(bytes / BY_ENDING.getOrDefault(ending(fileName), USUAL));
    }

    private static String ending(@Nullable String fileName) {
        return fileName == null
                ? ""
                : fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
