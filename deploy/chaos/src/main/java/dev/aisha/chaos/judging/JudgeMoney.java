package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BookedHold;
import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.SentNote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Captured, done and kept are one; what failed is given back; nothing is held at the end. */
final class JudgeMoney {
    private static final BigDecimal SECONDS_A_MINUTE = BigDecimal.valueOf(60);

    private final History history;
    private final Findings findings;
    private final Map<String, BookedHold> holds;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> judged = new HashSet<>();

    JudgeMoney(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
        holds = history.holds().stream().collect(Collectors.toMap(BookedHold::id, Function.identity()));
    }

    void judge(SentNote note, Optional<BookedJob> job) {
        @Nullable BookedHold hold = holds.get(note.job());
        judged.add(note.job());
        boolean done = job.filter(BookedJob::isDone).isPresent();
        if (done) {
            judgeDone(note, hold);
        } else if (hold != null && hold.state().equals("CAPTURED")) {
            findings.add(Verdict.Kind.MISCHARGED, note.job(), "paid for, and there is no transcript");
        }
        if (job.filter(booked -> booked.settlement().equals("REFUSED")).isPresent()) {
            findings.add(Verdict.Kind.MISCHARGED, note.job(), "billing refused to settle it");
        }
    }

    private void judgeDone(SentNote note, @Nullable BookedHold hold) {
        if (hold == null || !hold.state().equals("CAPTURED")) {
            findings.add(Verdict.Kind.MISCHARGED, note.job(), "a transcript, and nothing is paid for it");
            return;
        }
        BigDecimal price = price(note.seconds() - hold.freeSeconds(), hold.pricePerMinute());
        if (hold.seconds() != note.seconds() || hold.coins().compareTo(price) != 0) {
            findings.add(
                    Verdict.Kind.MISCHARGED,
                    note.job(),
                    "%d s (%d free) for %s coins, should be %d s for %s"
                            .formatted(hold.seconds(), hold.freeSeconds(), hold.coins(), note.seconds(), price));
        }
        judgeObjects(note, hold.user() + "/" + note.job() + "/");
    }

    private void judgeObjects(SentNote note, String folder) {
        needed.add(folder + "audio.mp3");
        needed.add(folder + "transcript.txt");
        needed.add(folder + "transcript.json");
        if (!history.objects().contains(folder + "transcript.txt")
                || !history.objects().contains(folder + "transcript.json")) {
            findings.add(Verdict.Kind.MISCHARGED, note.job(), "paid for, and its transcript is not kept");
        } else if (!history.objects().contains(folder + "audio.mp3")) {
            findings.allow(Honest.WITHOUT_ARCHIVE);
        }
    }

    /** Half-up to a hundredth of a coin, once. */
    private static BigDecimal price(long paidSeconds, BigDecimal perMinute) {
        return BigDecimal.valueOf(paidSeconds).multiply(perMinute).divide(SECONDS_A_MINUTE, 2, RoundingMode.HALF_UP);
    }

    /** What belongs to no note. */
    void judgeOthers() {
        for (BookedHold hold : history.holds()) {
            if (hold.state().equals("HELD")) {
                findings.add(Verdict.Kind.LEAKED, hold.id(), "still held");
            }
            if (!judged.contains(hold.id())) {
                findings.add(Verdict.Kind.MISCHARGED, hold.id(), "a reservation of no note");
            }
        }
        for (BookedJob job : history.jobs()) {
            if (!judged.contains(job.id())) {
                findings.add(Verdict.Kind.DOUBLED, job.id(), "a job of no note");
            }
        }
        history.objects().stream()
                .filter(key -> !needed.contains(key))
                .forEach(key -> findings.add(Verdict.Kind.LEAKED, key, "object of no transcript"));
    }
}
