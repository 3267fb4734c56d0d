package dev.aisha.drills.rotation;

import dev.aisha.chaos.plan.DrawPlan;
import dev.aisha.chaos.plan.Weather;
import dev.aisha.chaos.storm.Fleet;
import dev.aisha.chaos.storm.Storm;
import dev.aisha.chaos.storm.StormResult;
import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two gateways, two billings and two workers, to whom notes are sent all the time, and whose secrets are rotated meanwhile. The
 * notes and what becomes of them are judged as those of a storm.
 */
final class RotateSecrets implements AutoCloseable {
    private static final int BILLINGS = 2;
    private static final Duration REST = Duration.ofMinutes(2);

    /** Before, between and after the rotations, so that each falls into work and is followed by some. */
    private static final int NOTES_AROUND = 4;

    /** More than all rotations need: whoever sends is ended with the last of them. */
    private static final Duration LONGEST_DRILL = Duration.ofMinutes(20);

    private static final int NOTES = 400;
    private static final int USERS = 12;
    private static final Duration LONGEST_NOTE = Duration.ofSeconds(12);

    private final Clock clock = Clock.systemUTC();
    private final Storm storm = Storm.start(Fleet.toBeStormed(BILLINGS));
    private final AskPeer ask = new AskPeer();
    private final List<Rotation> rotations = new ArrayList<>();
    private final List<RotationResult> results = new ArrayList<>();

    private RotateSecrets() {}

    /** Starts the system; it is ready when this returns. */
    static RotateSecrets start() {
        return new RotateSecrets();
    }

    /** Rotates these secrets one after the other; once for each system. */
    DrillResult run(List<Secret> secrets, long seed) throws InterruptedException, IOException, SQLException {
        Weather fair = new Weather(LONGEST_DRILL, USERS, NOTES, LONGEST_NOTE, LONGEST_DRILL);
        StormResult run =
                storm.runBeside(DrawPlan.draw(seed, fair), REST, (system, ends) -> rotate(secrets, system, ends));
        return new DrillResult(results, run);
    }

    private void rotate(List<Secret> secrets, StormSystem system, Storm.AwaitEnds ends)
            throws InterruptedException, SQLException {
        Map<Service, WatchReady> watches = new EnumMap<>(Service.class);
        List<Thread> watching = new ArrayList<>();
        for (Service service : Service.values()) {
            WatchReady watch = new WatchReady(RollReplicas.replicasOf(system, service), clock);
            watches.put(service, watch);
            watching.add(Thread.ofVirtual().name("ready").start(watch));
        }
        ends.more(NOTES_AROUND);
        for (Secret secret : secrets) {
            results.add(rotate(secret, system, ends, watches));
        }
        watching.forEach(Thread::interrupt);
    }

    private RotationResult rotate(
            Secret secret, StormSystem system, Storm.AwaitEnds ends, Map<Service, WatchReady> watches)
            throws InterruptedException, SQLException {
        RollReplicas roll = new RollReplicas(system);
        Rotation rotation = secret.of(system, roll, ask);
        rotations.add(rotation);
        Instant begin = clock.instant();
        rotation.rotate();
        Duration took = Duration.between(begin, clock.instant());
        ends.more(NOTES_AROUND);
        Map<Service, Duration> gaps = new EnumMap<>(Service.class);
        watches.forEach((service, watch) -> gaps.put(service, watch.takeLongest()));
        int calls = rotation.callsWithOld();
        boolean refused = rotation.isOldRefused();
        return new RotationResult(secret, roll.restarts(), took, gaps, calls, refused, rotation.callsWithOld() > calls);
    }

    /** Copies the services' logs into a folder. */
    void keepLogs(Path folder) {
        storm.keepLogs(folder);
    }

    @Override
    public void close() {
        try (storm;
                ask) {
            rotations.forEach(Rotation::close);
        }
    }
}
