package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.SentNote;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every note that was acknowledged has a job, and every job comes to the end that its note has. */
final class JudgeEnd {
    private static final String GIVEN_UP = "DEADLINE_PASSED";
    private static final String CRASHED = "WORKER_CRASHED";

    private final History history;
    private final Findings findings;

    JudgeEnd(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    void judge(SentNote note, Optional<BookedJob> job) {
        if (job.isEmpty()) {
            if (note.acknowledged()) {
                findings.add(Verdict.Kind.LOST, note.job(), "acknowledged, and there is no job");
            } else {
                findings.add(Verdict.Kind.STUCK, note.job(), "its update was never acknowledged");
            }
            return;
        }
        judge(note, job.get());
    }

    private void judge(SentNote note, BookedJob job) {
        if (!note.acknowledged()) {
            findings.add(Verdict.Kind.STUCK, note.job(), "its update was never acknowledged");
        }
        if (!job.isAtRest()) {
            findings.add(Verdict.Kind.STUCK, note.job(), "not at rest: " + job.state() + " " + job.delivery());
            return;
        }
        if (job.code().equals(GIVEN_UP)) {
            findings.add(Verdict.Kind.STUCK, note.job(), "given up at its deadline");
            return;
        }
        if (job.code().equals(CRASHED) && workersWereLost(note, job)) {
            findings.allow(Honest.WORKERS_CRASHED);
            return;
        }
        String end = (job.state() + " " + job.code()).strip();
        if (!end.equals(expected(note))) {
            findings.add(Verdict.Kind.UNEXPECTED, note.job(), note.kind() + " ended as " + end);
        }
    }

    private boolean workersWereLost(SentNote note, BookedJob job) {
        @Nullable Instant end = job.endedAt();
        return end != null
                && history.troubles().stream()
                        .anyMatch(trouble -> trouble.kind().losesLeases() && trouble.touches(note.sentAt(), end));
    }

    private static String expected(SentNote note) {
        return switch (note.kind()) {
            case SPEECH, UNDERSTATED -> "DONE";
            case SILENCE -> "FAILED NO_SPEECH";
            case BROKEN -> "FAILED UNREADABLE_AUDIO";
            case TOO_EXPENSIVE -> "REJECTED INSUFFICIENT_FUNDS";
        };
    }
}
