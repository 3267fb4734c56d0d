package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * A drill and what is to be said about it.
 *
 * @param rotations in their order
 * @param run the notes that were sent from before the first until after the last of them, and what became of each
 */
record DrillResult(List<RotationResult> rotations, StormResult run) {
    DrillResult {
        rotations = List.copyOf(rotations);
    }

    /** What must not be. What a storm excuses is found here: nothing was broken. */
    List<String> findings() {
        return Stream.of(
                        rotations.stream().flatMap(rotation -> rotation.findings().stream()),
                        run.judgement().verdicts().stream().map(String::valueOf),
                        run.judgement().honest().entrySet().stream()
                                .map(excused -> excused.getValue() + " × "
                                        + excused.getKey().words()),
                        run.audits() == 0 ? Stream.of("billing's audit was never answered") : Stream.<String>of())
                .flatMap(lines -> lines)
                .toList();
    }
}
