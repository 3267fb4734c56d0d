package dev.aisha.load;

import dev.aisha.load.FollowNotes.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Results that nobody measured, for tests of what is made of them. */
final class MadeByHand {
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private MadeByHand() {}

    /** A round of ten seconds in which so many notes of half a minute came, after one, two, three … seconds. */
    static Measured round(int gateways, int workers, int notes) {
        List<Answered> answered = IntStream.rangeClosed(1, notes)
                .mapToObj(i -> new Answered(i, Duration.ofSeconds(30), Instant.EPOCH, Duration.ofSeconds(i)))
                .toList();
        return new Measured(
                new Constellation(gateways, workers),
                notes + 2,
                0,
                0,
                WINDOW,
                answered,
                Map.of(Part.WORKERS, Duration.ofSeconds(5), Part.GATEWAYS, Duration.ofSeconds(1)),
                List.of(notes),
                OptionalLong.of(700));
    }

    static LoadResult result(List<Measured> rounds, List<String> wrong) {
        return new LoadResult(
                new Crowd(2000, 1, new Pace.UnderWay(24), 5),
                new Series(
                        rounds.stream().map(Measured::constellation).toList(),
                        4,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(20),
                        WINDOW),
                rounds,
                new NoteCost(
                        100,
                        new StoreFigures(300_000, 200_000, 2500, 1_000_000, 9000, 300, 20_000_000),
                        Map.of("sendMessage", 100)),
                90,
                List.of(),
                wrong);
    }
}
