package dev.aisha.gateway.exporting;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.exporting.PartFile.Form;
import dev.aisha.gateway.history.KeptTranscript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A transcript with what the store has of it.
 *
 * @param bytes of each object that is to be packed
 * @param tooLarge those for which no part has room
 */
record Parcel(KeptTranscript transcript, Map<Item, Long> bytes, List<Item> tooLarge) {
    /** Of a file's name, twice, and all else that a ZIP says of it, with a line in README.txt. */
    private static final long AROUND_A_FILE = 1024;

    /** What deflate adds at worst, to text that gets no smaller. */
    private static final long BLOCK_OF_DEFLATE = 1000;

    /**
     * A file that becomes of an object of a transcript.
     *
     * @param key where it lies in the store
     * @param folder where it lies in the ZIP
     * @param ending of its name, behind that of its transcript
     */
    record Item(String key, String folder, String ending, Form form) {
        private static final String TEXTS = "transcripts/";

        /** All that the store has of a transcript, the sound last; what was made of its text is named after that. */
        static List<Item> of(TranscriptKeys keys, Set<String> stored) {
            Stream<Item> text = Stream.of(
                    new Item(keys.text(), TEXTS, ".txt", Form.DEFLATED),
                    new Item(keys.segments(), TEXTS, ".json", Form.DEFLATED));
            Stream<Item> renditions = stored.stream()
                    .filter(key -> key.endsWith(".txt") && !key.equals(keys.text()))
                    .sorted()
                    .map(key -> new Item(
                            key, TEXTS, "." + key.substring(keys.folder().length()), Form.DEFLATED));
            Stream<Item> sound = Stream.of(new Item(keys.audio(), "audio/", ".mp3", Form.STORED));
            return Stream.of(text, renditions, sound)
                    .flatMap(items -> items)
                    .filter(item -> stored.contains(item.key()))
                    .toList();
        }

        /** Where it lies in the ZIP. */
        String path(String name) {
            return folder + name + ending;
        }
    }

    /** A transcript whose objects have these sizes, by their keys. */
    static Parcel of(KeptTranscript transcript, Map<String, Long> sizes) {
        Map<Item, Long> bytes = new LinkedHashMap<>();
        Item.of(transcript.keys(), sizes.keySet()).forEach(item -> bytes.put(item, sizes.get(item.key())));
        return new Parcel(transcript, bytes, List.of());
    }

    /** The same without what has no room beside the rest in a part of its own, the sound first. */
    Parcel within(long room) {
        Map<Item, Long> kept = new LinkedHashMap<>();
        List<Item> left = new ArrayList<>();
        long taken = bytes.size() * AROUND_A_FILE; // for the lines about what is left out
        for (Map.Entry<Item, Long> item : bytes.entrySet()) {
            long need = need(item.getValue());
            if (taken + need <= room) {
                kept.put(item.getKey(), item.getValue());
                taken += need;
            } else {
                left.add(item.getKey());
            }
        }
        return new Parcel(transcript, kept, left);
    }

    /** Bytes that it takes in a part at most. */
    long need() {
        return bytes.values().stream().mapToLong(Parcel::need).sum() + tooLarge.size() * AROUND_A_FILE;
    }

    private static long need(long bytes) {
        return bytes + bytes / BLOCK_OF_DEFLATE + AROUND_A_FILE;
    }
}
