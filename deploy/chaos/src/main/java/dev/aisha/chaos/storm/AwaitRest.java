package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.Leftover;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits until what was sent has come to its end, by the books. */
final class AwaitRest {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration ENDS_COME_WITHIN = Duration.ofMinutes(2);

    private final ReadBooks books;
    private final FindLeftovers finder;
    private final SendNotes sender;
    private final Acknowledged acknowledged;
    private final Clock clock;

    AwaitRest(ReadBooks books, FindLeftovers finder, SendNotes sender, Acknowledged acknowledged, Clock clock) {
        this.books = books;
        this.finder = finder;
        this.sender = sender;
        this.acknowledged = acknowledged;
        this.clock = clock;
    }

    /** What is left when nothing is to be done any more, or at the bound. */
    List<Leftover> until(Instant bound) throws InterruptedException, IOException, SQLException {
        while (true) {
            boolean late = clock.instant().isAfter(bound);
            boolean ended = books.nothingIsHeld() && allEnded();
            if (ended || late) {
                List<Leftover> left = finder.leftovers();
                if (left.isEmpty() || late) {
                    return left;
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /**
     * Waits until so many more notes than now are at rest.
     *
     * @throws IllegalStateException where that takes longer than two minutes
     */
    void moreEnds(int notes) throws InterruptedException, SQLException {
        Instant bound = clock.instant().plus(ENDS_COME_WITHIN);
        int before = atRest().size();
        while (atRest().size() < before + notes) {
            if (clock.instant().isAfter(bound)) {
                throw new IllegalStateException("no " + notes + " notes ended within " + ENDS_COME_WITHIN);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** Waits until no more than so many notes are under way. */
    void openAtMost(int notes) throws InterruptedException, SQLException {
        while (books.open() > notes) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean allEnded() throws SQLException {
        Set<String> atRest = atRest();
        return sender.sent().stream()
                .allMatch(sent -> acknowledged.has(sent.message()) && atRest.contains(sender.jobOf(sent)));
    }

    private Set<String> atRest() throws SQLException {
        return books.jobs().stream()
                .filter(BookedJob::isAtRest)
                .map(BookedJob::id)
                .collect(Collectors.toSet());
    }
}
