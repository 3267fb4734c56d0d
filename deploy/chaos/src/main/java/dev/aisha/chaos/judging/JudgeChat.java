package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.BotMessage;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.SentNote;
import dev.aisha.chaos.plan.FaultKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One message in the chat says how a note ended, with its words and no others. */
final class JudgeChat {
    private final History history;
    private final Findings findings;
    private final ExcuseStray excuses;
    private final Set<BotMessage> explained = new HashSet<>();

    JudgeChat(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
        this.excuses = new ExcuseStray(history, findings);
    }

    void judge(SentNote note, Optional<BookedJob> job) {
        List<BotMessage> answers = answersTo(note.chat(), note.message());
        explained.addAll(answers);
        answers.forEach(answer -> judgeWords(note, answer));
        job.filter(BookedJob::isAtRest).ifPresent(ended -> {
            List<BotMessage> told = answers.stream()
                    .filter(answer -> Objects.equals(answer.id(), ended.message()))
                    .toList();
            judgeTold(note, ended, told);
            answers.stream().filter(answer -> !told.contains(answer)).forEach(stray -> judgeStray(note, stray));
            judgeBells(note, answers);
        });
    }

    /** No version of a message may have had a word that its note does not have. */
    private void judgeWords(SentNote note, BotMessage answer) {
        Set<Integer> own = Set.copyOf(note.words());
        for (String text : answer.texts()) {
            List<Integer> foreign = SaidWords.in(text).stream()
                    .filter(word -> !own.contains(word))
                    .toList();
            if (!foreign.isEmpty()) {
                findings.add(Verdict.Kind.UNEXPECTED, note.job(), "words that are not its own: " + foreign);
                return;
            }
        }
    }

    private void judgeTold(SentNote note, BookedJob job, List<BotMessage> told) {
        boolean stands =
                told.stream().anyMatch(message -> !message.deleted() && !SaidWords.isPlaceholder(message.text()));
        if (!stands) {
            judgeUntold(note, job, told);
            return;
        }
        String text = told.getFirst().text();
        List<Integer> said = SaidWords.in(text);
        if (job.isDone() && !said.equals(note.words())) {
            judgeDifference(note, said);
        } else if (!job.isDone() && !said.isEmpty()) {
            findings.add(Verdict.Kind.UNEXPECTED, note.job(), "a transcript, though it ended as " + job.code());
        }
    }

    private void judgeUntold(SentNote note, BookedJob job, List<BotMessage> told) {
        boolean blocked = job.delivery().equals("UNDELIVERABLE")
                && job.reason().equals("blocked")
                && history.troubles().stream()
                        .anyMatch(trouble -> trouble.kind() == FaultKind.USER_BLOCKS && trouble.chat() == note.chat());
        boolean deleted =
                told.stream().anyMatch(message -> message.deleted() && !SaidWords.isPlaceholder(message.text()));
        if (blocked) {
            findings.allow(Honest.BLOCKED);
        } else if (deleted) {
            findings.allow(Honest.DELETED_BY_USER);
        } else {
            findings.add(Verdict.Kind.LOST, note.job(), "its end (" + job.state() + ") does not stand in the chat");
        }
    }

    private void judgeDifference(SentNote note, List<Integer> said) {
        Set<Integer> missing = new HashSet<>(note.words());
        said.forEach(missing::remove);
        if (!missing.isEmpty()) {
            findings.add(Verdict.Kind.LOST, note.job(), "words are missing: " + missing);
        } else if (said.size() > note.words().size()) {
            findings.add(Verdict.Kind.DOUBLED, note.job(), "words stand there twice");
        } else {
            findings.add(Verdict.Kind.UNEXPECTED, note.job(), "its words are in another order");
        }
    }

    private void judgeStray(SentNote note, BotMessage stray) {
        if (stray.deleted() || excuses.excuse(stray)) {
            return;
        }
        if (SaidWords.isPlaceholder(stray.text())) {
            findings.add(Verdict.Kind.STRAY, note.job(), "a placeholder that nothing explains, sent " + stray.sentAt());
        } else {
            findings.add(Verdict.Kind.DOUBLED, note.job(), "its end stands in the chat twice");
        }
    }

    private void judgeBells(SentNote note, List<BotMessage> answers) {
        List<BotMessage> bells = answers.stream()
                .flatMap(answer -> answersTo(note.chat(), answer.id()).stream())
                .toList();
        explained.addAll(bells);
        if (bells.size() > 1) {
            findings.add(Verdict.Kind.DOUBLED, note.job(), "its bell rang " + bells.size() + " times");
        }
    }

    /** What answers no note. */
    void judgeOthers() {
        Map<Long, Integer> others = new HashMap<>();
        history.messages().stream()
                .filter(message -> !explained.contains(message))
                .forEach(message -> others.merge(message.chat(), 1, Integer::sum));
        others.forEach((chat, count) ->
                findings.add(Verdict.Kind.STRAY, "chat " + chat, count + " messages that answer no ended note"));
    }

    private List<BotMessage> answersTo(long chat, long message) {
        return history.messages().stream()
                .filter(each -> each.chat() == chat && Objects.equals(each.replyTo(), message))
                .toList();
    }
}
