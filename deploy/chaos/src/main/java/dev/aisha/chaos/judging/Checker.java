package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.EndedTwice;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.SentNote;
import dev.aisha.chaos.history.VanishedEntry;
import dev.aisha.chaos.plan.FaultKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a run by its history alone. */
public final class Checker {
    private Checker() {}

    public static Judgement judge(History history) {
        Findings findings = new Findings();
        Map<String, BookedJob> jobs =
                history.jobs().stream().collect(Collectors.toMap(BookedJob::id, Function.identity()));
        JudgeEnd ends = new JudgeEnd(history, findings);
        JudgeChat chat = new JudgeChat(history, findings);
        JudgeMoney money = new JudgeMoney(history, findings);
        for (SentNote note : history.notes()) {
            Optional<BookedJob> job = Optional.ofNullable(jobs.get(note.job()));
            ends.judge(note, job);
            chat.judge(note, job);
            money.judge(note, job);
        }
        chat.judgeOthers();
        money.judgeOthers();
        history.leftovers().forEach(left -> findings.add(Verdict.Kind.LEAKED, left.name(), left.kind()));
        history.broken()
                .forEach(broken ->
                        findings.add(Verdict.Kind.UNBALANCED, broken.at().toString(), broken.what()));
        judgeVanished(history, findings);
        judgeEndedTwice(history, findings);
        history.endedAnew()
                .forEach(job -> findings.add(
                        Verdict.Kind.DOUBLED, job.job(), "had ended, and was ended once more: " + job.events()));
        history.refusedRequests()
                .forEach(request ->
                        findings.add(Verdict.Kind.UNEXPECTED, "Telegram", "a request broke its rules: " + request));
        return findings.judgement();
    }

    private static void judgeVanished(History history, Findings findings) {
        for (VanishedEntry entry : history.vanished()) {
            boolean explained = history.troubles().stream()
                    .anyMatch(trouble -> trouble.kind().losesEntries() && trouble.touches(entry.at()));
            if (!explained) {
                findings.add(Verdict.Kind.LOST, entry.job(), "its entry vanished from its lane at " + entry.at());
            }
        }
    }

    /** A Redis that is killed may forget that an entry was ended, and brings it back. */
    private static void judgeEndedTwice(History history, Findings findings) {
        for (EndedTwice entry : history.endedTwice()) {
            boolean explained = history.troubles().stream()
                    .anyMatch(trouble ->
                            trouble.kind() == FaultKind.REDIS_KILLED && trouble.touches(entry.first(), entry.second()));
            if (!explained) {
                findings.add(
                        Verdict.Kind.DOUBLED,
                        entry.stream() + " " + entry.entry(),
                        "ended by a worker that had lost it, at " + entry.second());
            }
        }
    }
}
