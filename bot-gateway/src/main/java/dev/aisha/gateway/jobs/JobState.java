package dev.aisha.gateway.jobs;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.Lane;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a job stands. */
public sealed interface JobState {
    /** The note is safe; nothing is held for it yet. */
    record Accepted() implements JobState {}

    /**
     * Coins are held for it, and its sender is asked whether it is worth them.
     *
     * @param userId billing's id of the sender
     */
    record Quoted(UUID userId, long heldSeconds, Quote quote) implements JobState {}

    /**
     * Coins or free seconds are held for it.
     *
     * @param userId billing's id of the sender
     * @param hasPlace whether it may be put on its lane; if not, it waits until others of its sender have ended
     */
    record Reserved(UUID userId, long heldSeconds, boolean hasPlace) implements JobState {}

    /**
     * It waits in a lane, or a worker has it.
     *
     * @param entryId in the lane's stream, where it stays until the job is finished
     * @param submittedAt when it was first put on its lane
     * @param missingSince when the entry was first found gone without a result; null while it is there
     */
    record Queued(
            UUID userId,
            long heldSeconds,
            Lane lane,
            String entryId,
            Instant submittedAt,
            @Nullable Instant missingSince)
            implements JobState {}

    /** It is over. */
    sealed interface Ended extends JobState {}

    /** What was asked for lies in the store; {@code seconds} are to be paid for, 1 where the price is one of its own. */
    record Done(UUID userId, long seconds, Settlement settlement) implements Ended {}

    /** No transcript came of it; nothing is charged. */
    record Failed(FailureCode code, Settlement settlement) implements Ended {}

    /** It was not begun; nothing was held. */
    record Rejected(Rejection reason) implements Ended {}
}
