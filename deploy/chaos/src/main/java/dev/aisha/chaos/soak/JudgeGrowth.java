package dev.aisha.chaos.soak;

import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Compares the last rest with the first, which is the end of the warm-up: pools, caches and compiled code have their size
 * by then. What may still come is named at each bound; what comes with each note passes it in a run of 2,000.
 */
final class JudgeGrowth {
    private static final long MEGABYTE = 1024 * 1024;

    /** For caches that are bounded and not full yet. It is 4 kB for each of the 1,500 notes after the warm-up. */
    static final long MORE_HEAP = 6 * MEGABYTE;

    /**
     * The collector gives memory back when it likes, so this is wide: it is for what no heap shows, such as buffers
     * outside of it, at 64 kB a note.
     */
    static final long MORE_RESIDENT = 96 * MEGABYTE;

    /** Pools grow with what happens at once, and their threads stay for a minute. A leak is one for each note. */
    static final int MORE_THREADS = 16;

    /** Connections that are kept for the next call, as far as more of them were needed at once. */
    static final int MORE_DESCRIPTORS = 32;

    /** Streams stay when they are empty, and that of the progress keeps the latest. */
    private static final Set<String> LASTING =
            Set.of(Lane.SHORT.stream(), Lane.LONG.stream(), JobStreams.RESULTS, JobStreams.PROGRESS);

    private JudgeGrowth() {}

    /** What must not be, in words. */
    static List<String> judge(List<Moment> moments) {
        List<String> findings = new ArrayList<>();
        moments.forEach(moment -> judgeWhatIsLeft(moment, findings));
        Moment warm = moments.getFirst();
        Moment end = moments.getLast();
        for (int i = 0; i < warm.services().size(); i++) {
            Figures before = warm.services().get(i);
            Figures after = end.services().get(i);
            judge("heap", Figures::heap, MORE_HEAP, before, after, findings);
            judge("resident memory", Figures::resident, MORE_RESIDENT, before, after, findings);
            judge("threads", Figures::threads, MORE_THREADS, before, after, findings);
            judge("open files", Figures::descriptors, MORE_DESCRIPTORS, before, after, findings);
            judge("temporary files", Figures::files, 0, before, after, findings);
        }
        return findings;
    }

    private static void judgeWhatIsLeft(Moment moment, List<String> findings) {
        moment.left()
                .forEach(left ->
                        findings.add("after %d notes: %s of %s".formatted(moment.notes(), left.kind(), left.name())));
        moment.keys().stream()
                .filter(key -> key.lasts() && !LASTING.contains(key.name()))
                .forEach(
                        key -> findings.add("after %d notes: %s stays in Redis".formatted(moment.notes(), key.name())));
    }

    private static void judge(
            String what, ToLongFunction<Figures> of, long more, Figures before, Figures after, List<String> findings) {
        long grown = of.applyAsLong(after) - of.applyAsLong(before);
        if (grown > more) {
            findings.add("%s: %s grew by %d to %d, at most %d is usual"
                    .formatted(after.service(), what, grown, of.applyAsLong(after), more));
        }
    }
}
