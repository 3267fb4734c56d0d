package dev.aisha.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.backlog.WatchLanes;
import dev.aisha.gateway.backlog.WatchTables;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.observability.CheckMetrics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the gateway shows is what alerts and dashboards ask for. */
@QuarkusTest
class MetricsIT extends GatewayTest {
    @Inject
    WatchLanes lanes;

    @Inject
    WatchTables tables;

    private static String metrics() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }

    private static double figure(String name, String label) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void everythingThatIsDocumentedIsShownAsPrometheusLikesIt() throws IOException {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));
        worker.transcribe(job, 10, "We meet on Monday.");
        said(ann, "We meet on Monday.");
        lanes.look();
        tables.look();

        eventually().untilAsserted(() -> {
            String metrics = metrics();
            Files.writeString(Path.of("target", "metrics.txt"), metrics);
            assertThat(CheckMetrics.problems("bot-gateway", metrics)).isEmpty();
        });
    }

    @Test
    void aNoteIsTimedFromItsArrivalToItsText() {
        LocalUser ann = telegram.newUser("Ann", "en");
        double before = figure("aisha_note_seconds_count", "outcome=\"done\"");

        worker.transcribe(queued(voice(ann)), 10, "We meet on Monday.");
        said(ann, "We meet on Monday.");

        eventually()
                .untilAsserted(() -> assertThat(figure("aisha_note_seconds_count", "outcome=\"done\""))
                        .isEqualTo(before + 1));
        assertThat(figure("aisha_note_seconds_bucket", "le=\"10800.0\"")).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void whatWaitsIsSeenUntilItIsDone() {
        LocalUser ann = telegram.newUser("Ann", "en");
        lanes.look();
        tables.look();
        double entries = figure("aisha_lane_entries", "short");
        double queued = figure("aisha_jobs_open", "queued");

        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        lanes.look();
        tables.look();

        assertThat(figure("aisha_lane_entries", "short")).isEqualTo(entries + 1);
        assertThat(figure("aisha_jobs_open", "queued")).isEqualTo(queued + 1);

        worker.transcribe(job, 10, "We meet on Monday.");
        said(ann, "We meet on Monday.");
        tables.look();

        assertThat(figure("aisha_jobs_open", "queued")).isEqualTo(queued);
    }
}
