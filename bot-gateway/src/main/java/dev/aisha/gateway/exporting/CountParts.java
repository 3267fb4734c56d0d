package dev.aisha.gateway.exporting;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Iterator;

/** Counts the parts that are still to come, for their names. What is deleted meanwhile makes them fewer in the end. */
@Singleton
final class CountParts {
    private final EachTranscript eachTranscript;
    private final MemorySize largestPart;

    CountParts(EachTranscript eachTranscript, ExportingConfig config) {
        this.eachTranscript = eachTranscript;
        this.largestPart = config.largestPart();
    }

    /** How many parts the transcripts behind a bookmark take. */
    int behind(Bookmark start, Claim claim) {
        int parts = 0;
        Room room = Room.none();
        Iterator<Parcel> parcels = eachTranscript.behind(start, claim.export().telegramId());
        while (parcels.hasNext()) {
            claim.keepNowAndThen();
            Parcel parcel = parcels.next();
            if (!room.take(parcel)) {
                parts++;
                room = Room.in(largestPart.asLongValue(), 0);
                boolean unused = room.take(parcel);
            }
        }
        return parts;
    }
}
