package dev.aisha.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Some seconds of load, for what has to be right; {@code deploy/load/run} loads for longer and tells how fast it was. */
class LoadIT {
    private static final Crowd CROWD = new Crowd(60, 7, new Pace.UnderWay(12), 10);
    private static final Series SERIES = new Series(
            Constellation.upTo(1, 2), 4, Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(4));

    @Test
    void everyNoteIsAnsweredOnceAndPaidForWhileWorkersBecomeMore() throws Exception {
        try (Load load = Load.start(SERIES)) {
            LoadResult result = run(load);

            assertThat(result.findings()).as(WriteReport.of(result)).isEmpty();
            assertThat(result.rounds()).hasSize(2).allSatisfy(LoadIT::isWhole);
            assertThat(result.cost().notes())
                    .isEqualTo(result.rounds().stream().mapToInt(Measured::sent).sum());
            assertThat(result.cost().requests().get("sendMessage"))
                    .as("a placeholder for each note")
                    .isGreaterThanOrEqualTo(result.cost().notes());
            assertThat(result.cost().stores().objects()).isPositive();
            DrawPlotTest.parsed(DrawPlot.of(result));
        }
    }

    /** How many were answered while it was measured says how fast the machine is, and is not judged. */
    private static void isWhole(Measured round) {
        Percentiles times = round.times();
        assertThat(round.sent()).isPositive();
        assertThat(times.times()).as("the recogniser alone").allMatch(time -> time.compareTo(SERIES.recogniser()) > 0);
        assertThat(times.at(0.5)).isLessThanOrEqualTo(times.at(0.9));
        assertThat(times.at(0.9)).isLessThanOrEqualTo(times.at(0.99));
        assertThat(times.at(0.99)).isLessThanOrEqualTo(times.most());
        assertThat(round.cores(Part.WORKERS)).isPositive();
    }

    /** The services' logs are kept: a run that went well is forgotten with the folder. */
    private static LoadResult run(Load load) throws Exception {
        try {
            return load.run(CROWD, round -> {});
        } finally {
            load.keepLogs(Path.of("target", "load-logs"));
        }
    }
}
