package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.observability.CheckMetrics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the worker shows is what alerts and dashboards ask for. */
@QuarkusTest
class MetricsIT extends WorkerTest {
    private static final ToneSpeech NOTE = ToneSpeech.words(0, 10);

    /** As Prometheus' text, which promtool reads. */
    private static String metrics() {
        return RestAssured.given().accept("text/plain").get("/q/metrics").asString();
    }

    private static double figure(String name, String... labels) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private RenditionJob summary() throws IOException {
        TranscriptKeys keys = new TranscriptKeys(UUID.randomUUID(), new JobId(UUID.randomUUID()));
        Path transcript = object(keys.text());
        Files.createDirectories(transcript.getParent());
        Files.writeString(transcript, "We meet on Monday.");
        return new RenditionJob(
                keys.transcriptId().rendition(RenditionKind.SUMMARY, null),
                keys.userId(),
                keys.transcriptId(),
                RenditionKind.SUMMARY,
                null,
                "gpt-4.1-mini",
                Instant.now(),
                Instant.now().plusSeconds(600),
                null);
    }

    @Test
    void everythingThatIsDocumentedIsShownAsPrometheusLikesIt() throws IOException {
        RenditionJob summary = summary();
        speech.next(Fault.rateLimited(Duration.ofSeconds(1)));

        transcribed(job(sent(NOTE.wav()), 16));
        submit(summary);
        assertThat(result(summary)).isInstanceOf(JobResult.Rendered.class);

        eventually().untilAsserted(() -> {
            String metrics = metrics();
            Files.writeString(Path.of("target", "metrics.txt"), metrics);
            assertThat(CheckMetrics.problems("transcription-worker", metrics)).isEmpty();
        });
    }

    @Test
    void audioIsCountedInSecondsAndAThrottledCallIsOneAndItsRetryAnother() {
        double seconds = figure("aisha_audio_seconds_total");
        double throttled = figure("aisha_provider_calls_seconds_count", "speech", "throttled");
        double recognised = figure("aisha_provider_calls_seconds_count", "speech", "recognised");
        double retries = figure("aisha_retries_total", "call=\"speech\"");
        double queued = figure("aisha_job_stage_seconds_count", "stage=\"queue\"");
        speech.next(Fault.rateLimited(Duration.ofSeconds(1)));

        JobResult.Transcribed result = transcribed(job(sent(NOTE.wav()), 16));

        eventually()
                .untilAsserted(() -> assertThat(figure("aisha_audio_seconds_total") - seconds)
                        .isEqualTo((double) result.seconds()));
        assertThat(figure("aisha_provider_calls_seconds_count", "speech", "throttled") - throttled)
                .isEqualTo(1);
        assertThat(figure("aisha_provider_calls_seconds_count", "speech", "recognised") - recognised)
                .isEqualTo(1);
        assertThat(figure("aisha_retries_total", "call=\"speech\"") - retries).isEqualTo(1);
        assertThat(figure("aisha_job_stage_seconds_count", "stage=\"queue\"") - queued)
                .isEqualTo(1);
    }

    @Test
    void anEntryThatIsNoJobIsCountedAsBuried() {
        double buried = figure("aisha_jobs_buried_total", "internal");

        redis.stream(String.class).xadd(Lane.SHORT.stream(), Map.of(JobStreams.BODY, "no job"));

        eventually()
                .untilAsserted(() -> assertThat(figure("aisha_jobs_buried_total", "internal") - buried)
                        .isEqualTo(1));
    }
}
