package dev.aisha.chaos.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who sends what when, and which fault comes when and for how long. It follows from seed and weather alone.
 *
 * @param sendings by their time
 * @param disturbances by their time
 */
public record Plan(long seed, Weather weather, List<Sending> sendings, List<Disturbance> disturbances) {
    public Plan {
        sendings = List.copyOf(sendings);
        disturbances = List.copyOf(disturbances);
    }

    /** How many notes of each kind are sent. */
    public Map<NoteKind, Integer> notesByKind() {
        Map<NoteKind, Integer> counts = new EnumMap<>(NoteKind.class);
        sendings.forEach(sending -> counts.merge(sending.kind(), 1, Integer::sum));
        return counts;
    }

    /** How many faults of each kind come. */
    public Map<FaultKind, Integer> faultsByKind() {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        disturbances.forEach(disturbance -> counts.merge(disturbance.kind(), 1, Integer::sum));
        return counts;
    }
}
