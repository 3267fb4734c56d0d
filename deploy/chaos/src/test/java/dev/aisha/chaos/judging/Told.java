package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BookedHold;
import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.BotMessage;
import dev.aisha.chaos.history.BrokenInvariant;
import dev.aisha.chaos.history.EndedAnew;
import dev.aisha.chaos.history.EndedTwice;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.Leftover;
import dev.aisha.chaos.history.LostSend;
import dev.aisha.chaos.history.SentNote;
import dev.aisha.chaos.history.Trouble;
import dev.aisha.chaos.history.VanishedEntry;
import dev.aisha.chaos.plan.FaultKind;
import dev.aisha.chaos.plan.NoteKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A history made by hand: one note of ten seconds with three words, as it should go; then something is wrong with it. */
final class Told {
    static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
    static final String JOB = "job-1";
    static final String FOLDER = "user-1/job-1/";
    static final String TEXT = "w0005 w0006 w0007\n\n⏱ 10 s · 2.50 coins";
    static final String WAITING = "⏳ Got it. Your note is in the queue…";
    private static final long CHAT = 11;

    private NoteKind kind = NoteKind.SPEECH;
    private boolean acknowledged = true;
    private List<Integer> words = List.of(5, 6, 7);
    private final List<BotMessage> messages = new ArrayList<>();
    private final List<BookedJob> jobs = new ArrayList<>();
    private final List<BookedHold> holds = new ArrayList<>();
    private final Set<String> objects = new HashSet<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    private final List<LostSend> lostSends = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<BrokenInvariant> broken = new ArrayList<>();
    private final List<VanishedEntry> vanished = new ArrayList<>();
    private final List<EndedTwice> endedTwice = new ArrayList<>();
    private final List<EndedAnew> endedAnew = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Told() {}

    /** A note that went well. */
    static Told well() {
        Told told = new Told();
        told.message(2, WAITING, TEXT);
        told.job("DONE", "", "CAPTURED", 2L);
        told.hold("CAPTURED", 10, 0, "2.50");
        told.objects.addAll(List.of(FOLDER + "audio.mp3", FOLDER + "transcript.txt", FOLDER + "transcript.json"));
        return told;
    }

    /** A note of this kind that ended without a transcript, and rightly so. */
    static Told failed(NoteKind kind, String state, String code, String text) {
        Told told = new Told();
        told.kind = kind;
        told.words = kind == NoteKind.TOO_EXPENSIVE ? told.words : List.of();
        told.message(2, WAITING, text);
        boolean held = state.equals("FAILED");
        told.job(state, code, held ? "RELEASED" : "", 2L);
        if (held) {
            told.hold("RELEASED", 0, 0, "0.00");
        }
        return told;
    }

    Told unacknowledged() {
        acknowledged = false;
        return this;
    }

    /** A message that answers the note, with what it said one after the other. */
    Told message(long id, String... texts) {
        return message(id, 1L, false, texts);
    }

    /** A message that answers the message with this id. */
    Told messageTo(long replyTo, long id, String text) {
        return message(id, replyTo, false, text);
    }

    Told withoutMessages() {
        messages.clear();
        return this;
    }

    /** The user takes the message with this id away. */
    Told deleted(long id) {
        messages.replaceAll(message -> message.id() != id
                ? message
                : new BotMessage(message.chat(), id, message.replyTo(), message.sentAt(), message.texts(), true));
        return this;
    }

    private Told message(long id, @Nullable Long replyTo, boolean deleted, String... texts) {
        messages.removeIf(message -> message.id() == id);
        messages.add(new BotMessage(CHAT, id, replyTo, START.plusSeconds(id), Arrays.asList(texts), deleted));
        return this;
    }

    Told job(String state, String code, String settlement, @Nullable Long message) {
        return job(state, code, settlement, false, "DELIVERED", message, "");
    }

    Told job(
            String state,
            String code,
            String settlement,
            boolean due,
            String delivery,
            @Nullable Long message,
            String reason) {
        @Nullable Instant end = Set.of("DONE", "FAILED", "REJECTED").contains(state) ? START.plusSeconds(30) : null;
        jobs.clear();
        jobs.add(new BookedJob(JOB, state, code, settlement, due, delivery, message, reason, end));
        return this;
    }

    Told withoutJob() {
        jobs.clear();
        return this;
    }

    Told jobOfNobody(String id) {
        jobs.add(new BookedJob(id, "DONE", "", "CAPTURED", false, "DELIVERED", 9L, "", START));
        return this;
    }

    Told hold(String state, long seconds, long freeSeconds, String coins) {
        holds.clear();
        holds.add(new BookedHold(
                JOB, "user-1", state, seconds, freeSeconds, new BigDecimal(coins), new BigDecimal("15.000000")));
        return this;
    }

    Told holdOfNobody(String id) {
        holds.add(new BookedHold(id, "user-1", "RELEASED", 0, 0, BigDecimal.ZERO, new BigDecimal("15.000000")));
        return this;
    }

    Told withoutHold() {
        holds.clear();
        return this;
    }

    Told object(String key) {
        objects.add(key);
        return this;
    }

    Told withoutObject(String key) {
        objects.remove(key);
        return this;
    }

    Told left(String kind, String name) {
        leftovers.add(new Leftover(kind, name));
        return this;
    }

    /** Telegram dropped the answer to a send into this chat. */
    Told lostSend() {
        lostSends.add(new LostSend(CHAT, START));
        return this;
    }

    /** A fault from then to then, counted from the start. */
    Told trouble(FaultKind fault, Duration from, Duration to) {
        troubles.add(new Trouble(fault, START.plus(from), START.plus(to), CHAT));
        return this;
    }

    Told broken(String what) {
        broken.add(new BrokenInvariant(START, what));
        return this;
    }

    /** The job's entry was missed so long after the start. */
    Told vanished(Duration after) {
        vanished.add(new VanishedEntry(JOB, START.plus(after)));
        return this;
    }

    /** The job's entry was ended at the start, and again so long after. */
    Told endedTwice(Duration after) {
        endedTwice.add(new EndedTwice("aisha:{jobs}:short", "7-0", START, START.plus(after)));
        return this;
    }

    Told endedAnew(String events) {
        endedAnew.add(new EndedAnew(JOB, events));
        return this;
    }

    Told refusedRequest(String request) {
        refused.add(request);
        return this;
    }

    Judgement judged() {
        SentNote note = new SentNote(JOB, CHAT, 1, kind, words, 10, START, acknowledged);
        return Checker.judge(new History(
                START.plusSeconds(60),
                List.of(note),
                messages,
                jobs,
                holds,
                objects,
                leftovers,
                lostSends,
                troubles,
                broken,
                vanished,
                endedTwice,
                endedAnew,
                refused));
    }

    /** The kinds of all verdicts. */
    List<Verdict.Kind> verdicts() {
        return judged().verdicts().stream().map(Verdict::kind).toList();
    }
}
