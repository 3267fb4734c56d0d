package dev.aisha.load;

import dev.aisha.load.FollowNotes.Answered;
import dev.aisha.local.telegram.LocalTelegram;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A system that grows while many users send notes. */
final class Load implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final Series series;
    private final LoadSystem system;

    private Load(Series series, LoadSystem system) {
        this.series = series;
        this.system = system;
    }

    /** Starts the first constellation of a series; it is ready when this returns. */
    static Load start(Series series) throws Exception {
        return new Load(series, LoadSystem.start(series));
    }

    /**
     * Loads all constellations, one after the other; once for each system.
     *
     * @param done is told of each
     */
    LoadResult run(Crowd crowd, Consumer<Measured> done) throws Exception {
        LocalTelegram telegram = system.peers().telegram();
        MeasureStores stores = new MeasureStores(system.peers().stores());
        DrawNotes notes = DrawNotes.make(system.peers().folder(), crowd.longPercent());
        try (FollowNotes follow = new FollowNotes(telegram);
                CountRequests requests = new CountRequests(telegram)) {
            PlayUsers users = new PlayUsers(telegram, crowd, notes, follow, clock);
            RunRound round = new RunRound(system, users, follow, stores, clock);
            StoreFigures before = stores.measure();
            List<Measured> rounds = new ArrayList<>();
            for (Constellation constellation : series.constellations()) {
                rounds.add(round.run(constellation, series.warmUp(), series.window()));
                done.accept(rounds.getLast());
            }
            stores.awaitRest();
            List<Answered> answered = follow.seen().answered();
            List<String> wrong = new CheckBooks(system.peers(), system.billingUrl()).wrong(answered);
            return new LoadResult(
                    crowd,
                    series,
                    rounds,
                    new NoteCost(answered.size(), stores.measure().minus(before), requests.counts()),
                    answered.stream().map(Answered::chat).distinct().count(),
                    requests.refused(),
                    wrong);
        }
    }

    /** Copies the services' logs into a folder. */
    void keepLogs(Path folder) {
        system.peers().keepLogs(folder);
    }

    @Override
    public void close() {
        system.close();
    }
}
