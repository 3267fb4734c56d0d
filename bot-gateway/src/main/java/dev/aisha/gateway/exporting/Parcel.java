package dev.aisha.gateway.exporting;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.exporting.PartFile.Form;
import dev.aisha.gateway.history.KeptTranscript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** The files that become of a transcript. */
    enum Item {
        TEXT("transcripts/", ".txt", Form.DEFLATED),
        SEGMENTS("transcripts/", ".json", Form.DEFLATED),
        SOUND("audio/", ".mp3", Form.STORED);

        private final String folder;
        private final String extension;
        private final Form form;

        Item(String folder, String extension, Form form) {
            this.folder = folder;
            this.extension = extension;
            this.form = form;
        }

        Form form() {
            return form;
        }

        /** Where it lies in the ZIP. */
        String path(String name) {
            return folder + name + extension;
        }

        /** Where it lies in the store. */
        String key(TranscriptKeys keys) {
            return switch (this) {
                case TEXT -> keys.text();
                case SEGMENTS -> keys.segments();
                case SOUND -> keys.audio();
            };
        }
    }

    /** A transcript whose objects have these sizes, by their keys. */
    static Parcel of(KeptTranscript transcript, Map<String, Long> sizes) {
        Map<Item, Long> bytes = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            Long size = sizes.get(item.key(transcript.keys()));
            if (size != null) {
                bytes.put(item, size);
            }
        }
        return new Parcel(transcript, bytes, List.of());
    }

    /** The same without what has no room beside the rest in a part of its own, the sound first. */
    Parcel within(long room) {
        Map<Item, Long> kept = new EnumMap<>(Item.class);
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
