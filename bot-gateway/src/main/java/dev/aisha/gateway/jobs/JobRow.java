package dev.aisha.gateway.jobs;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.Lane;
import dev.aisha.contract.MediaKind;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.limits.Limit;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code gateway.jobs}. */
final class JobRow {
    private JobRow() {}

    static Job read(Row row) {
        return new Job(
                new JobId(row.getUUID("id")),
                note(row),
                task(row),
                state(row),
                requireNonNull(Database.time(row, "accepted_at")),
                requireNonNull(Database.time(row, "deadline_at")));
    }

    private static Note note(Row row) {
        Long seconds = row.getLong("announced_seconds");
        return new Note(
                new ChatMessage(row.getLong("chat_id"), row.getLong("message_id")),
                new Sender(
                        row.getLong("sender_id"),
                        row.getString("sender_username"),
                        row.getString("sender_first_name"),
                        row.getString("language_code")),
                mediaKind(row.getString("media_kind")),
                row.getString("file_id"),
                row.getString("file_name"),
                row.getString("mime_type"),
                row.getLong("file_size"),
                seconds == null ? null : Duration.ofSeconds(seconds),
                row.getBoolean("overheard"));
    }

    private static Task task(Row row) {
        String kind = row.getString("rendition");
        return kind == null
                ? new Task.Transcribe()
                : new Task.Render(
                        new JobId(row.getUUID("rendition_of")),
                        RenditionKind.labelled(kind).orElseThrow(),
                        row.getString("rendition_language"),
                        row.getBigDecimal("rendition_coins"));
    }

    private static JobState state(Row row) {
        String state = row.getString("state");
        return switch (state) {
            case "ACCEPTED" -> new JobState.Accepted();
            case "RESERVED" -> reserved(row);
            case "QUEUED" ->
                new JobState.Queued(
                        row.getUUID("user_id"),
                        row.getLong("held_seconds"),
                        lane(row.getString("lane")),
                        row.getString("entry_id"),
                        requireNonNull(Database.time(row, "submitted_at")),
                        Database.time(row, "entry_missing_since"));
            case "DONE" -> new JobState.Done(row.getUUID("user_id"), row.getLong("seconds"), settlement(row));
            case "FAILED" -> new JobState.Failed(failure(row.getString("failure")), settlement(row));
            case "REJECTED" -> new JobState.Rejected(rejection(row));
            default -> throw new IllegalStateException("no such state of a job: " + state);
        };
    }

    private static JobState reserved(Row row) {
        UUID userId = row.getUUID("user_id");
        long heldSeconds = row.getLong("held_seconds");
        return row.getBoolean("quote_open")
                ? new JobState.Quoted(
                        userId,
                        heldSeconds,
                        new Quote(row.getBigDecimal("quoted_coins"), row.getLong("quoted_free_seconds")))
                : new JobState.Reserved(userId, heldSeconds, row.getValue("place") != null);
    }

    private static Settlement settlement(Row row) {
        String settlement = row.getString("settlement");
        return switch (settlement) {
            case "DUE" -> new Settlement.Due();
            case "CAPTURED" ->
                new Settlement.Captured(
                        row.getBigDecimal("price"), row.getLong("free_seconds"), row.getBigDecimal("balance"));
            case "RELEASED" -> new Settlement.Released();
            case "REFUSED" -> new Settlement.Refused();
            default -> throw new IllegalStateException("no such settlement: " + settlement);
        };
    }

    private static Rejection rejection(Row row) {
        String rejection = row.getString("rejection");
        return switch (rejection) {
            case "INSUFFICIENT_FUNDS" ->
                new Rejection.InsufficientFunds(
                        row.getBigDecimal("missing_coins"), row.getBigDecimal("available_coins"));
            case "FILE_TOO_BIG" -> new Rejection.FileTooBig();
            case "TOO_BUSY" -> new Rejection.TooBusy();
            case "TOO_MANY_OPEN" -> new Rejection.TooManyOpen();
            case "TOO_FAST" ->
                new Rejection.TooFast(
                        Limit.of(row.getString("refused_by")),
                        requireNonNull(Database.time(row, "refused_until")),
                        row.getBoolean("refusal_told"));
            default -> throw new IllegalStateException("no such rejection: " + rejection);
        };
    }

    /** A code that a later version wrote counts as a fault of ours, as in messages. */
    private static FailureCode failure(String code) {
        return Stream.of(FailureCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElse(FailureCode.INTERNAL);
    }

    private static MediaKind mediaKind(@Nullable String label) {
        return Stream.of(MediaKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    static Lane lane(@Nullable String label) {
        return Stream.of(Lane.values())
                .filter(lane -> lane.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
