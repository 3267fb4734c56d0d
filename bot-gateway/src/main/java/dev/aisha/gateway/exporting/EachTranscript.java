package dev.aisha.gateway.exporting;

import dev.aisha.gateway.history.KeptTranscript;
import dev.aisha.gateway.history.Transcripts;
import dev.aisha.gateway.library.TranscriptStore;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;

/** The transcripts of a user with what the store has of each, oldest first, a page of them in memory. */
@Singleton
final class EachTranscript {
    private static final int PAGE = 100;

    private final Transcripts transcripts;
    private final TranscriptStore store;
    private final MemorySize largestPart;

    EachTranscript(Transcripts transcripts, TranscriptStore store, ExportingConfig config) {
        this.transcripts = transcripts;
        this.store = store;
        this.largestPart = config.largestPart();
    }

    /**
     * Those behind a bookmark. What is deleted meanwhile is left out.
     *
     * @throws dev.aisha.gateway.work.PeerUnavailable by the iterator, where database or store is away
     */
    Iterator<Parcel> behind(Bookmark start, long telegramId) {
        return new Iterator<>() {
            private final Iterator<KeptTranscript> kept =
                    new Paged<>(last -> page(last == null ? start : Bookmark.behind(last), telegramId));

            @Override
            public boolean hasNext() {
                return kept.hasNext();
            }

            @Override
            public Parcel next() {
                return weigh(kept.next());
            }
        };
    }

    private List<KeptTranscript> page(Bookmark start, long telegramId) {
        return transcripts.behind(telegramId, start.at(), start.id(), PAGE);
    }

    private Parcel weigh(KeptTranscript transcript) {
        return Parcel.of(transcript, store.sizes(transcript.keys())).within(Room.ofAPart(largestPart.asLongValue()));
    }
}
