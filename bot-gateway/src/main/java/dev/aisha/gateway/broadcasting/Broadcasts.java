package dev.aisha.gateway.broadcasting;

import dev.aisha.gateway.broadcasting.Broadcast.State;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.StatementRefused;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The broadcasts, moved from state to state by conditional updates. At most one is open. */
@Singleton
final class Broadcasts {
    /** A draft that nobody has agreed to gives way to a new one. */
    private static final String DROP_DRAFTS =
            "UPDATE gateway.broadcasts SET state = 'STOPPED', ended_at = $1 WHERE state = 'DRAFT'";

    private static final String DROP_OLD_DRAFTS = """
            UPDATE gateway.broadcasts SET state = 'STOPPED', ended_at = $1 WHERE state = 'DRAFT' AND asked_at <= $2""";

    private static final String DRAFT = """
            INSERT INTO gateway.broadcasts (id, state, admin_id, text, asked_at, due_at, told_at)
            VALUES ($1, 'DRAFT', $2, $3, $4, $4, $4)""";

    private static final String BEGIN = """
            UPDATE gateway.broadcasts SET state = 'SENDING', message_id = $3, due_at = $4, told_at = $4
            WHERE id = $1 AND admin_id = $2 AND state = 'DRAFT' AND asked_at > $5
            RETURNING *""";

    private static final String DROP = """
            UPDATE gateway.broadcasts SET state = 'STOPPED', ended_at = $3
            WHERE id = $1 AND admin_id = $2 AND state = 'DRAFT'""";

    private static final String STOP = """
            UPDATE gateway.broadcasts SET state = 'STOPPED', ended_at = $1 WHERE state = 'SENDING'
            RETURNING *""";

    private static final String OPEN = "SELECT 1 AS found FROM gateway.broadcasts WHERE state = 'SENDING'";

    /** Whoever gets the row may send one message; the next one may go when its time has come, whoever sends it. */
    private static final String BEAT = """
            UPDATE gateway.broadcasts SET due_at = $2 WHERE state = 'SENDING' AND due_at <= $1
            RETURNING *""";

    private static final String PUT_OFF =
            "UPDATE gateway.broadcasts SET due_at = greatest(due_at, $2) WHERE id = $1 AND state = 'SENDING'";

    private static final String TELL = """
            UPDATE gateway.broadcasts SET told_at = $2 WHERE id = $1 AND state = 'SENDING' AND told_at <= $3""";

    private static final String DONE =
            "UPDATE gateway.broadcasts SET state = 'DONE', ended_at = $2 WHERE id = $1 AND state = 'SENDING'";

    private final Database database;
    private final BroadcastConfig config;
    private final Clock clock;

    Broadcasts(Database database, BroadcastConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Keeps a draft, instead of any other; false where one is being sent. */
    boolean draft(UUID id, long adminId, String text) {
        Instant now = clock.instant();
        database.change(DROP_DRAFTS, now);
        try {
            return database.change(DRAFT, id, adminId, text, now) == 1;
        } catch (StatementRefused e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    /** DRAFT → SENDING, its progress told in this message; empty where it is not this admin's, or too old. */
    Optional<Broadcast> begin(UUID id, long adminId, long messageId) {
        Instant now = clock.instant();
        return database.row(BEGIN, id, adminId, messageId, now, now.minus(config.openFor()))
                .map(Broadcasts::read);
    }

    /** DRAFT → STOPPED, where its admin has not agreed in time. */
    void dropOldDrafts() {
        Instant now = clock.instant();
        database.change(DROP_OLD_DRAFTS, now, now.minus(config.openFor()));
    }

    /** DRAFT → STOPPED; false where it is not this admin's draft. */
    boolean drop(UUID id, long adminId) {
        return database.change(DROP, id, adminId, clock.instant()) == 1;
    }

    /** SENDING → STOPPED; empty where none is being sent. */
    Optional<Broadcast> stop() {
        return database.row(STOP, clock.instant()).map(Broadcasts::read);
    }

    /** Whether one is being sent. */
    boolean isOpen() {
        return database.row(OPEN).isPresent();
    }

    /** The right to send one message of the open broadcast now; empty where there is none, or it is not yet time. */
    Optional<Broadcast> beat(Duration pace) {
        Instant now = clock.instant();
        return database.row(BEAT, now, now.plus(pace)).map(Broadcasts::read);
    }

    /** No message goes before this time has passed. */
    void putOff(Broadcast broadcast, Duration time) {
        database.change(PUT_OFF, broadcast.id(), clock.instant().plus(time));
    }

    /** Whether it is time to tell how far it is, and the caller's turn to do so. */
    boolean isToBeTold(Broadcast broadcast) {
        Instant now = clock.instant();
        return database.change(TELL, broadcast.id(), now, now.minus(config.tellEvery())) == 1;
    }

    /** SENDING → DONE; false where it was before. */
    boolean done(Broadcast broadcast) {
        return database.change(DONE, broadcast.id(), clock.instant()) == 1;
    }

    private static Broadcast read(Row row) {
        return new Broadcast(
                row.getUUID("id"),
                State.valueOf(row.getString("state")),
                row.getLong("admin_id"),
                row.getLong("message_id"),
                row.getString("text"));
    }
}
