package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.Leftover;
import dev.aisha.chaos.history.SentNote;
import dev.aisha.chaos.judging.Checker;
import dev.aisha.chaos.plan.Plan;
import dev.aisha.chaos.plan.Sending;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.Peers;
import dev.aisha.local.system.Replica;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a plan against the packaged services, waits until they have come to rest, and has the run judged. */
public final class Storm implements AutoCloseable {
    private static final Duration FORGET_EVERY = Duration.ofSeconds(5);
    private static final int FEW = 8;
    private static final int MOST_UNDER_WAY = 24;

    private final Clock clock = Clock.systemUTC();
    private final Acknowledged acknowledged = new Acknowledged();
    private final BlowFaults faults = new BlowFaults(clock);
    private final StormSystem system;

    private Storm(Fleet fleet) {
        system = StormSystem.start(fleet, acknowledged::answered);
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
        return run(plan, rest, (scene, start) -> {
            InjectFault inject = new InjectFault(system, scene.users());
            List<Thread> blowing = faults.blow(plan.disturbances(), inject, start);
            scene.sender().send(plan.sendings(), start);
            for (Thread fault : blowing) {
                fault.join();
            }
            system.calm();
        });
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
                List<Leftover> left = scene.await().until(clock.instant().plus(rest));
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
                work.on(system, scene.await()::moreEnds);
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

    private record Scene(
            List<LocalUser> users, ReadBooks books, FindLeftovers finder, SendNotes sender, AwaitRest await) {}

    @FunctionalInterface
    private interface Course {
        void take(Scene scene, Instant start) throws InterruptedException, IOException, SQLException;
    }

    private StormResult run(Plan plan, Duration rest, Course course)
            throws InterruptedException, IOException, SQLException {
        Scene scene = scene(plan.weather().users());
        try (Watchers watchers = new Watchers(system, scene.books(), clock)) {
            Thread forgetting = Thread.ofVirtual().name("forget").start(this::forgetRequests);
            Instant start = clock.instant();
            course.take(scene, start);
            Instant calm = clock.instant();
            List<Leftover> left = scene.await().until(calm.plus(rest));
            watchers.stop();
            forgetting.interrupt();
            History history = history(scene, watchers, left);
            return new StormResult(
                    plan,
                    history,
                    Checker.judge(history),
                    faults.failed(),
                    watchers.ledger().looks(),
                    watchers.ledger().audits(),
                    watchers.ends().ends(),
                    Duration.between(start, calm),
                    Duration.between(calm, history.end()));
        }
    }

    private Scene scene(int people) {
        Peers peers = system.peers();
        List<LocalUser> users = IntStream.range(0, people)
                .mapToObj(i -> peers.telegram().newUser("User " + i, i % 2 == 0 ? "en" : "ru"))
                .toList();
        ReadBooks books = new ReadBooks(peers.stores().postgres());
        FindLeftovers finder = new FindLeftovers(peers);
        SendNotes sender = new SendNotes(peers.telegram(), users, clock);
        return new Scene(users, books, finder, sender, new AwaitRest(books, finder, sender, acknowledged, clock));
    }

    /** Copies the services' logs into a folder. */
    public void keepLogs(Path folder) {
        system.peers().keepLogs(folder);
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
    private static void sendAsTheyAreDone(List<Sending> sendings, Scene scene, Instant start)
            throws InterruptedException, SQLException {
        for (int from = 0; from < sendings.size(); from += FEW) {
            scene.await().openAtMost(MOST_UNDER_WAY);
            scene.sender().send(sendings.subList(from, Math.min(from + FEW, sendings.size())), start);
        }
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

    private History history(Scene scene, Watchers watchers, List<Leftover> left) throws IOException, SQLException {
        SendNotes sender = scene.sender();
        return new History(
                clock.instant(),
                sender.sent().stream().map(sent -> note(sender, sent)).toList(),
                watchers.chats().messages(),
                scene.books().jobs(),
                scene.books().holds(),
                scene.finder().objects(),
                left,
                watchers.chats().lostSends(),
                faults.troubles(),
                watchers.ledger().broken(),
                watchers.queue().vanished(),
                watchers.ends().twice(),
                scene.books().endedAnew(),
                watchers.chats().refused());
    }

    private SentNote note(SendNotes sender, SendNotes.Sent sent) {
        return new SentNote(
                sender.jobOf(sent),
                sent.message().chatId(),
                sent.message().id(),
                sent.sending().kind(),
                sent.sending().spoken(),
                sent.sending().seconds(),
                sent.at(),
                acknowledged.has(sent.message()));
    }

    @Override
    public void close() {
        system.close();
    }
}
