package dev.aisha.chaos.soak;

import dev.aisha.chaos.plan.DrawPlan;
import dev.aisha.chaos.plan.Plan;
import dev.aisha.chaos.plan.Weather;
import dev.aisha.chaos.storm.Fleet;
import dev.aisha.chaos.storm.Storm;
import dev.aisha.chaos.storm.StormResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A system with the waits of production that is given many notes, and nothing else. */
final class Soak implements AutoCloseable {
    /** The first is the warm-up. */
    static final int PORTIONS = 4;

    /** More than the slowest note of a portion takes once it is the only one. */
    private static final Duration REST = Duration.ofMinutes(3);

    /** Notes are sent as they are worked on, so their times do not matter; and it is over before a fault could come. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** Enough for all that one of some dozens of users sends, and a pace that the local Telegram knows nothing of. */
    private static final Map<String, String> VARIABLES = Map.of(
            "WELCOME_BALANCE", "5000.00",
            "AISHA_TELEGRAM_TURNS_PER_SECOND", "300",
            "AISHA_TELEGRAM_TURNS_OPTIONAL_PER_SECOND", "200");

    private final Storm storm;

    private Soak(Storm storm) {
        this.storm = storm;
    }

    /** Starts one gateway, one billing and two workers; they are ready when this returns. */
    static Soak start() {
        return new Soak(Storm.start(new Fleet(1, 1, 2, VARIABLES)));
    }

    /**
     * The notes of a seed: most are short, some have several chunks, some fail.
     *
     * @param longest no note lasts longer
     */
    static Plan plan(long seed, int notes, int users, Duration longest) {
        return DrawPlan.draw(seed, new Weather(AT_ONCE, users, notes, longest, AT_ONCE));
    }

    /**
     * Sends the notes of a plan; once for each system.
     *
     * @param measured is told of each rest
     */
    SoakResult run(Plan plan, Consumer<Moment> measured) throws InterruptedException, IOException, SQLException {
        List<Moment> moments = new ArrayList<>();
        StormResult result = storm.runCalmly(plan, REST, PORTIONS, rest -> {
            moments.add(Moment.of(rest));
            measured.accept(moments.getLast());
        });
        return new SoakResult(result, moments);
    }

    /** Copies the services' logs into a folder. */
    void keepLogs(Path folder) {
        storm.keepLogs(folder);
    }

    @Override
    public void close() {
        storm.close();
    }
}
