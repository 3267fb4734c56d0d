package dev.aisha.chaos.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.Leftover;
import dev.aisha.chaos.history.SentNote;
import dev.aisha.chaos.history.Trouble;
import dev.aisha.chaos.judging.Checker;
import dev.aisha.chaos.plan.Disturbance;
import dev.aisha.chaos.plan.NoteKind;
import dev.aisha.chaos.plan.Plan;
import dev.aisha.chaos.plan.Sending;
import dev.aisha.contract.JobId;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.Peers;
import dev.aisha.local.system.Replica;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs a plan against the packaged services, waits until they have come to rest, and has the run judged. */
public final class Storm implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration FORGET_EVERY = Duration.ofSeconds(5);
    private static final Duration ENDS_COME_WITHIN = Duration.ofMinutes(2);
    private static final int SUCCESS = 200;
    private static final int FEW = 8;
    private static final int MOST_UNDER_WAY = 24;

    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failedFaults = new ConcurrentLinkedQueue<>();
    private final StormSystem system;

    private Storm(Fleet fleet) {
        system = StormSystem.start(fleet, this::answered);
    }

    /** Starts the system with one or two billings; it is ready when this returns. */
    public static Storm start(int billings) {
        return new Storm(Fleet.toBeStormed(billings));
    }

    /** Starts another fleet than that of a storm; it is ready when this returns. */
    public static Storm start(Fleet fleet) {
        return new Storm(fleet);
    }

    /**
     * Runs a plan; once for each system.
     *
     * @param rest how long the system may take to come to rest once everything is mended
     */
    public StormResult run(Plan plan, Duration rest) throws InterruptedException, IOException, SQLException {
        return run(
                plan,
                rest,
                (scene, start) -> blow(plan, new InjectFault(system, scene.users()), scene.sender(), start));
    }

    /**
     * Sends the notes of a plan as fast as they are worked on, and makes none of its faults; once for each system.
     *
     * @param rest how long the system may take to come to rest after each portion
     * @param portions into how many the notes are divided; after each of them the system is looked at, at rest
     */
    public StormResult runCalmly(Plan plan, Duration rest, int portions, Look look)
            throws InterruptedException, IOException, SQLException {
        return run(plan, rest, (scene, start) -> {
            for (List<Sending> portion : divided(plan.sendings(), portions)) {
                sendAsTheyAreDone(portion, scene, start);
                List<Leftover> left = awaitRest(
                        scene.books(),
                        scene.finder(),
                        scene.sender(),
                        clock.instant().plus(rest));
                look.at(new AtRest(
                        scene.sender().sent().size(), services(), scene.finder().keys(), left));
            }
        });
    }

    /**
     * Sends the notes of a plan at their times, and makes none of its faults, for as long as somebody is at work on the
     * system; once for each system.
     *
     * @param rest how long the system may take to come to rest after the work
     */
    public StormResult runBeside(Plan plan, Duration rest, Work work)
            throws InterruptedException, IOException, SQLException {
        return run(plan, rest, (scene, start) -> {
            Thread sending =
                    Thread.ofVirtual().name("send").start(() -> sendUntilEnded(plan.sendings(), scene.sender(), start));
            try {
                work.on(system, notes -> awaitMoreEnds(notes, scene.books()));
            } finally {
                scene.sender().end();
                sending.join();
            }
        });
    }

    /** What is done to a system that is used all the time. */
    @FunctionalInterface
    public interface Work {
        void on(StormSystem system, AwaitEnds ends) throws InterruptedException, IOException, SQLException;
    }

    /** Waits until so many more notes than now are at rest. */
    @FunctionalInterface
    public interface AwaitEnds {
        void more(int notes) throws InterruptedException, SQLException;
    }

    private void awaitMoreEnds(int notes, ReadBooks books) throws InterruptedException, SQLException {
        Instant bound = clock.instant().plus(ENDS_COME_WITHIN);
        long before = ends(books);
        while (ends(books) < before + notes) {
            if (clock.instant().isAfter(bound)) {
                throw new IllegalStateException("no " + notes + " notes ended within " + ENDS_COME_WITHIN);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static long ends(ReadBooks books) throws SQLException {
        return books.jobs().stream().filter(BookedJob::isAtRest).count();
    }

    private static void sendUntilEnded(List<Sending> sendings, SendNotes sender, Instant start) {
        try {
            sender.send(sendings, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What looks at a system that has nothing to do. */
    @FunctionalInterface
    public interface Look {
        void at(AtRest moment) throws InterruptedException, IOException;
    }

    private record Scene(List<LocalUser> users, ReadBooks books, FindLeftovers finder, SendNotes sender) {}

    @FunctionalInterface
    private interface Course {
        void take(Scene scene, Instant start) throws InterruptedException, IOException, SQLException;
    }

    private StormResult run(Plan plan, Duration rest, Course course)
            throws InterruptedException, IOException, SQLException {
        Peers peers = system.peers();
        List<LocalUser> users = IntStream.range(0, plan.weather().users())
                .mapToObj(i -> peers.telegram().newUser("User " + i, i % 2 == 0 ? "en" : "ru"))
                .toList();
        ReadBooks books = new ReadBooks(peers.stores().postgres());
        FindLeftovers finder = new FindLeftovers(peers);
        SendNotes sender = new SendNotes(peers.telegram(), users, clock);
        try (WatchChats chats = new WatchChats(peers.telegram());
                WatchLedger ledger = new WatchLedger(books, system.billings(), peers::internalToken, clock)) {
            Thread watching = Thread.ofVirtual().name("ledger").start(ledger);
            WatchQueue queue = new WatchQueue(books, peers.stores().redis(), clock);
            Thread missing = Thread.ofVirtual().name("queue").start(queue);
            WatchEnds ends = new WatchEnds(peers.stores().redis(), clock);
            Thread listening = Thread.ofPlatform().daemon().name("ends").start(ends);
            Thread forgetting = Thread.ofVirtual().name("forget").start(this::forgetRequests);
            Instant start = clock.instant();
            course.take(new Scene(users, books, finder, sender), start);
            Instant calm = clock.instant();
            List<Leftover> left = awaitRest(books, finder, sender, calm.plus(rest));
            watching.interrupt();
            missing.interrupt();
            listening.interrupt();
            forgetting.interrupt();
            History history = history(peers.telegram(), books, finder, sender, chats, ledger, queue, ends, left);
            return new StormResult(
                    plan,
                    history,
                    Checker.judge(history),
                    List.copyOf(failedFaults),
                    ledger.looks(),
                    ledger.audits(),
                    ends.ends(),
                    Duration.between(start, calm),
                    Duration.between(calm, history.end()));
        }
    }

    /** Copies the services' logs into a folder. */
    public void keepLogs(Path folder) {
        system.peers().keepLogs(folder);
    }

    private void blow(Plan plan, InjectFault inject, SendNotes sender, Instant start) throws InterruptedException {
        List<Thread> faults = new ArrayList<>();
        for (Disturbance fault : plan.disturbances()) {
            faults.add(Thread.ofVirtual().name(fault.kind().name()).start(() -> disturb(fault, inject, start)));
        }
        sender.send(plan.sendings(), start);
        for (Thread fault : faults) {
            fault.join();
        }
        system.calm();
    }

    private List<ServiceProcess> services() {
        return system.replicas().stream().map(Replica::process).toList();
    }

    private static List<List<Sending>> divided(List<Sending> all, int portions) {
        return IntStream.range(0, portions)
                .mapToObj(i -> all.subList(all.size() * i / portions, all.size() * (i + 1) / portions))
                .toList();
    }

    /** A few at a time, so that there is always enough to do and never a long queue. */
    private void sendAsTheyAreDone(List<Sending> sendings, Scene scene, Instant start)
            throws InterruptedException, SQLException {
        for (int from = 0; from < sendings.size(); from += FEW) {
            while (scene.books().open() > MOST_UNDER_WAY) {
                Thread.sleep(LOOK_EVERY);
            }
            scene.sender().send(sendings.subList(from, Math.min(from + FEW, sendings.size())), start);
        }
    }

    private void disturb(Disturbance fault, InjectFault inject, Instant start) {
        try {
            Duration early = Duration.between(clock.instant(), start.plus(fault.at()));
            if (early.isPositive()) {
                Thread.sleep(early);
            }
            Instant begin = clock.instant();
            try {
                long chat = inject.inject(fault);
                troubles.add(new Trouble(fault.kind(), begin, clock.instant(), chat));
            } catch (IOException | RuntimeException e) {
                failedFaults.add(fault.kind() + " at " + fault.at() + ": " + firstLine(e));
                troubles.add(new Trouble(fault.kind(), begin, clock.instant(), 0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The recogniser keeps every request that it was sent. */
    private void forgetRequests() {
        try {
            while (true) {
                Thread.sleep(FORGET_EVERY);
                system.provider().forgetRequests();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is left when nothing is to be done any more, or at the bound. */
    private List<Leftover> awaitRest(ReadBooks books, FindLeftovers finder, SendNotes sender, Instant bound)
            throws InterruptedException, IOException, SQLException {
        while (true) {
            boolean late = clock.instant().isAfter(bound);
            boolean ended = books.nothingIsHeld() && allEnded(books, sender);
            if (ended || late) {
                List<Leftover> left = finder.leftovers();
                if (left.isEmpty() || late) {
                    return left;
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean allEnded(ReadBooks books, SendNotes sender) throws SQLException {
        Set<String> atRest = books.jobs().stream()
                .filter(BookedJob::isAtRest)
                .map(BookedJob::id)
                .collect(Collectors.toSet());
        return sender.sent().stream()
                .allMatch(sent -> acknowledged.contains(place(sent)) && atRest.contains(jobOf(sent)));
    }

    private History history(
            LocalTelegram telegram,
            ReadBooks books,
            FindLeftovers finder,
            SendNotes sender,
            WatchChats chats,
            WatchLedger ledger,
            WatchQueue queue,
            WatchEnds ends,
            List<Leftover> left)
            throws IOException, SQLException {
        return new History(
                clock.instant(),
                sender.sent().stream().map(this::note).toList(),
                chats.messages(),
                books.jobs(),
                books.holds(),
                finder.objects(),
                left,
                chats.lostSends(),
                List.copyOf(troubles),
                ledger.broken(),
                queue.vanished(),
                ends.twice(),
                books.endedAnew(),
                chats.refused());
    }

    private SentNote note(SendNotes.Sent sent) {
        NoteKind kind = sent.sending().kind();
        return new SentNote(
                jobOf(sent),
                sent.message().chatId(),
                sent.message().id(),
                kind,
                sent.sending().spoken(),
                sent.sending().seconds(),
                sent.at(),
                acknowledged.contains(place(sent)));
    }

    private String jobOf(SendNotes.Sent sent) {
        long bot = system.peers().telegram().botId();
        return JobId.of(bot, sent.message().chatId(), sent.message().id()).toString();
    }

    private static String place(SendNotes.Sent sent) {
        return place(sent.message().chatId(), sent.message().id());
    }

    private static String place(long chat, long message) {
        return chat + ":" + message;
    }

    /** A gateway has answered a call of the webhook. */
    private void answered(byte[] body, int status) {
        if (status == SUCCESS) {
            noteIn(body).ifPresent(acknowledged::add);
        }
    }

    private Optional<String> noteIn(byte[] body) {
        try {
            JsonNode message = json.readTree(body).path("message");
            return message.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(place(
                            message.path("chat").path("id").asLong(),
                            message.path("message_id").asLong()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
