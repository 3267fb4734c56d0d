package dev.aisha.gateway.waiting;

import dev.aisha.contract.Lane;
import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.delivery.Position;
import dev.aisha.gateway.delivery.PositionLedger;
import dev.aisha.gateway.submission.LookAtLane;
import dev.aisha.gateway.submission.WaitingEntries;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks every few seconds at what waits in the lanes, and tells those whose position has changed: one after the other,
 * so that a long queue leaves Telegram free for transcripts, and no longer than what was seen is fresh. Who is left out
 * is told after a later look. Several replicas may look at once: a position is told by the one that starts on its row.
 */
@Singleton
public final class TellPositions {
    private final LookAtLane lookAtLane;
    private final PositionLedger ledger;
    private final NoteFlow flow;
    private final MigrateSchema schema;
    private final Loops loops;
    private final WaitingConfig config;
    private final Clock clock;

    TellPositions(
            LookAtLane lookAtLane,
            PositionLedger ledger,
            NoteFlow flow,
            MigrateSchema schema,
            Loops loops,
            WaitingConfig config,
            Clock clock) {
        this.lookAtLane = lookAtLane;
        this.ledger = ledger;
        this.flow = flow;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loops.start("positions", () -> {
            schema.await();
            tell();
            Thread.sleep(config.every());
            return true;
        });
    }

    /** Looks once, and returns when those whose turn it is have been told. */
    public void tell() {
        Instant seenAt = clock.instant();
        List<WaitingEntries> lanes =
                Stream.of(Lane.values()).map(lookAtLane::look).toList();
        for (Position position : ledger.toShow(lanes, seenAt, seenAt.minus(config.tellAfter()), config.batch())) {
            boolean fresh = clock.instant().isBefore(seenAt.plus(config.every()));
            if (!fresh || !flow.positionChanged(position)) {
                return;
            }
        }
    }
}
