package dev.aisha.gateway.exporting;

import dev.aisha.gateway.history.KeptTranscript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names transcripts by their minute and first words: 2026-11-27_1432_first-words. Of each minute a name is given once, on
 * disks too that do not tell capitals from small letters; who comes second has a piece of their id in it. To be asked in
 * the order of time.
 */
final class NameFiles {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Nothing that means something to a disk, a shell, or whoever draws emoji. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[\\p{Mn}\\p{Mc}&&[^\\uFE00-\\uFE0F]])*");

    private static final int MOST_WORDS = 6;

    /** Of the words together, in UTF-8; disks take 255 for all of a name. */
    private static final int MOST_BYTES = 80;

    private static final int PIECE_OF_ID = 8;

    private Instant minute;
    private boolean isCrowded = true;
    private final Set<String> taken = new HashSet<>();

    private NameFiles(Instant minute) {
        this.minute = minute;
    }

    /** Behind this bookmark: nobody knows which names the last minute before it has seen. */
    static NameFiles behind(Bookmark start) {
        return new NameFiles(start.at().truncatedTo(ChronoUnit.MINUTES));
    }

    /** The name of its files, without folder and extension. */
    String name(KeptTranscript transcript) {
        Instant its = transcript.at().truncatedTo(ChronoUnit.MINUTES);
        if (!its.equals(minute)) {
            minute = its;
            isCrowded = false;
            taken.clear();
        }
        String words = words(transcript.preview());
        String name = words.isEmpty() ? MINUTE.format(minute) : MINUTE.format(minute) + "_" + words;
        return isCrowded || !taken.add(name) ? name + "_" + id(transcript) : name;
    }

    private static String id(KeptTranscript transcript) {
        return transcript.id().toString().substring(0, PIECE_OF_ID);
    }

    /** The first words of a text, joined by dashes. */
    static String words(String text) {
        Matcher word =
                WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < MOST_WORDS && word.find(); i++) {
            String longer = words.isEmpty() ? word.group() : words + "-" + word.group();
            if (longer.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                return words.isEmpty() ? cut(longer) : words.toString();
            }
            words.setLength(0);
            words.append(longer);
        }
        return words.toString();
    }

    private static String cut(String word) {
        StringBuilder beginning = new StringBuilder();
        int bytes = 0;
        for (int point : word.codePoints().toArray()) {
            String next = Character.toString(point);
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            beginning.append(next);
        }
        return beginning.toString();
    }
}
