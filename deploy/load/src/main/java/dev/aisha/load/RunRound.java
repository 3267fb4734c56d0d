package dev.aisha.load;

import dev.aisha.load.FollowNotes.Answered;
import dev.aisha.load.FollowNotes.Seen;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Loads one constellation: a warm-up, a while that is measured, and until all is answered. */
final class RunRound {
    /** More than the slowest note takes once no other comes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LoadSystem system;
    private final PlayUsers users;
    private final FollowNotes notes;
    private final MeasureStores stores;
    private final Clock clock;

    RunRound(LoadSystem system, PlayUsers users, FollowNotes notes, MeasureStores stores, Clock clock) {
        this.system = system;
        this.users = users;
        this.notes = notes;
        this.stores = stores;
        this.clock = clock;
    }

    /** Grows the system and loads it. */
    Measured run(Constellation constellation, Duration warmUp, Duration window)
            throws InterruptedException, IOException {
        system.grow(constellation);
        Seen before = notes.seen();
        users.warmUp(warmUp);
        List<Integer> updates = system.updatesTaken();
        Map<Part, Duration> used = system.processorTime();
        Instant from = clock.instant();
        users.play(window);
        Instant to = clock.instant();
        Map<Part, Duration> usedThen = system.processorTime();
        List<Integer> updatesThen = system.updatesTaken();
        OptionalLong entryBytes = stores.bytesOfAnEntry();
        notes.awaitFewerThan(1, PATIENCE);
        Seen after = notes.seen();
        int sent = after.sent() - before.sent();
        return new Measured(
                constellation,
                sent,
                sent - (after.answered().size() - before.answered().size()),
                after.doubled() - before.doubled(),
                Duration.between(from, to),
                between(from, to, after.answered()),
                since(used, usedThen),
                IntStream.range(0, updates.size())
                        .map(i -> updatesThen.get(i) - updates.get(i))
                        .boxed()
                        .toList(),
                entryBytes);
    }

    private static List<Answered> between(Instant from, Instant to, List<Answered> answered) {
        return answered.stream()
                .filter(note -> !note.at().isBefore(from) && note.at().isBefore(to))
                .toList();
    }

    private static Map<Part, Duration> since(Map<Part, Duration> before, Map<Part, Duration> after) {
        Map<Part, Duration> used = new EnumMap<>(Part.class);
        after.forEach((part, time) -> used.put(part, time.minus(before.getOrDefault(part, Duration.ZERO))));
        return used;
    }
}
