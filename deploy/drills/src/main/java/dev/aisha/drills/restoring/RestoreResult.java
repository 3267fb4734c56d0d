package dev.aisha.drills.restoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a backup and its restore.
 *
 * @param sent notes that were sent before the stores were lost
 * @param restored of these, the jobs that the backup has
 * @param openInBackup of these, those that had not ended in it
 * @param endedAfter of those that were open, how many came to a transcript after the restore
 * @param backedUpIn how long the two scripts took
 * @param restoredIn from the loss of the stores until deploy/compose/restore had ended
 * @param findings what must not be
 */
record RestoreResult(
        int sent,
        int restored,
        int openInBackup,
        int endedAfter,
        Duration backedUpIn,
        Duration restoredIn,
        List<String> findings) {
    RestoreResult {
        findings = List.copyOf(findings);
    }

    /** In Markdown, for the screen. */
    String written() {
        StringBuilder text = new StringBuilder();
        text.append(
                "The backup took %.1f s, the restore %.1f s.%n%n".formatted(seconds(backedUpIn), seconds(restoredIn)));
        text.append("| notes | |\n|---|---|\n");
        text.append("| sent before the stores were lost | %d |%n".formatted(sent));
        text.append("| ended before the backup: kept, with their charges and files | %d |%n"
                .formatted(restored - openInBackup));
        text.append("| open in the backup | %d |%n".formatted(openInBackup));
        text.append("| of these, done after the restore | %d |%n".formatted(endedAfter));
        text.append("| sent after the backup: unknown, as backups are | %d |%n%n".formatted(sent - restored));
        text.append(findings.isEmpty() ? "**Findings: none.**\n" : "**Findings: " + findings.size() + "**\n\n");
        findings.forEach(finding -> text.append("- ").append(finding).append('\n'));
        return text.toString();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Gathers findings. */
    static final class Findings {
        private final List<String> findings = new ArrayList<>();

        void unless(boolean holds, String what) {
            if (!holds) {
                findings.add(what);
            }
        }

        void add(Optional<String> what) {
            what.ifPresent(findings::add);
        }

        List<String> all() {
            return List.copyOf(findings);
        }
    }
}
