package dev.aisha.gateway.exporting;

import dev.aisha.gateway.exporting.PartFile.Form;
import dev.aisha.gateway.language.ExportWords;
import dev.aisha.gateway.library.StoredObject;
import dev.aisha.gateway.library.TranscriptGone;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.temporary.TemporaryFiles;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Packs the next part of an export: as many transcripts as have room, in the first one behind everything else. */
@Singleton
final class PackPart {
    private static final int KILO = 1024;

    private final EachTranscript eachTranscript;
    private final PackAccount packAccount;
    private final TranscriptStore store;
    private final TemporaryFiles temporary;
    private final MemorySize largestPart;

    PackPart(
            EachTranscript eachTranscript,
            PackAccount packAccount,
            TranscriptStore store,
            TemporaryFiles temporary,
            ExportingConfig config) {
        this.eachTranscript = eachTranscript;
        this.packAccount = packAccount;
        this.store = store;
        this.temporary = temporary;
        this.largestPart = config.largestPart();
    }

    /**
     * A part on the disk, which is gone when it is closed.
     *
     * @param upTo the last transcript in it
     * @param isLast whether nothing comes behind it
     * @param isEmpty whether no transcript is in it
     */
    record Part(PartFile file, Path path, Bookmark upTo, boolean isLast, boolean isEmpty) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /**
     * Packs what comes behind the parts that were sent.
     *
     * @throws IOException where the disk does not take it
     * @throws dev.aisha.gateway.work.PeerUnavailable where something is away that it is made of
     * @throws Claim.NoLongerOurs where it is to be packed no more
     */
    Part pack(Claim claim) throws IOException {
        PartFile file = new PartFile(temporary.newFile(), largestPart.asLongValue());
        boolean packed = false;
        try {
            Part part = new Packing(claim, file).pack();
            packed = true;
            return part;
        } finally {
            if (!packed) {
                file.close();
            }
        }
    }

    /** One part while it is packed. */
    private final class Packing {
        private final Claim claim;
        private final Export export;
        private final PartFile file;
        private final ExportWords words;
        private final List<String> leftOut = new ArrayList<>();

        Packing(Claim claim, PartFile file) {
            this.claim = claim;
            this.export = claim.export();
            this.file = file;
            this.words = export.words().export();
        }

        Part pack() throws IOException {
            if (export.partsSent() == 0 && !packAccount.pack(export, file)) {
                leftOut.add(words.olderBookings(PackAccount.MOST_BOOKINGS));
            }
            Room room = Room.in(largestPart.asLongValue(), file.bytes());
            NameFiles names = NameFiles.behind(export.sentUpTo());
            Bookmark upTo = export.sentUpTo();
            boolean isLast = true;
            Iterator<Parcel> parcels = eachTranscript.behind(upTo, export.telegramId());
            while (isLast && parcels.hasNext()) {
                claim.keepNowAndThen();
                Parcel parcel = parcels.next();
                isLast = room.take(parcel);
                if (isLast) {
                    add(parcel, names.name(parcel.transcript()));
                    upTo = Bookmark.behind(parcel.transcript());
                }
            }
            addReadMe();
            return new Part(file, file.finish(), upTo, isLast, upTo.equals(export.sentUpTo()));
        }

        private void add(Parcel parcel, String name) throws IOException {
            for (Map.Entry<Parcel.Item, Long> item : parcel.bytes().entrySet()) {
                add(parcel, item.getKey(), item.getValue(), name);
            }
            parcel.tooLarge().forEach(item -> leftOut.add(words.tooLarge(item.path(name), megabytes())));
        }

        /** What has gone meanwhile is left out. */
        private void add(Parcel parcel, Parcel.Item item, long bytes, String name) throws IOException {
            try (StoredObject object = store.open(item.key())) {
                file.add(item.path(name), parcel.transcript().at(), item.form(), out -> object.copyTo(out, bytes));
            } catch (TranscriptGone e) {
                return;
            }
        }

        private long megabytes() {
            return largestPart.asLongValue() / KILO / KILO;
        }

        private void addReadMe() throws IOException {
            byte[] text = words.readMe(export.askedAt(), leftOut).getBytes(StandardCharsets.UTF_8);
            file.add("README.txt", export.askedAt(), Form.DEFLATED, out -> out.write(text));
        }
    }
}
