package dev.aisha.local.sight.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.sight.ServiceMetrics;
import dev.aisha.local.sight.figures.Picture.Light;
import dev.aisha.local.sight.figures.Picture.Line;
import dev.aisha.local.sight.figures.Picture.State;
import dev.aisha.local.sight.metrics.ReadMetrics;
import dev.aisha.local.sight.metrics.Sample;
import dev.aisha.observability.Exposition;
import dev.aisha.observability.KeptMetrics;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawPictureTest {
    private static final Set<String> SERVICES =
            new LinkedHashSet<>(List.of("bot-gateway", "billing-service", "transcription-worker"));
    private static final int LOOKS = 150;

    private final DrawPicture draw = new DrawPicture(SERVICES, LOOKS);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Two seconds later, the services show this. */
    private Picture look(Map<String, String> shown) {
        now = now.plusSeconds(2);
        Map<String, List<Sample>> samples = new HashMap<>();
        shown.forEach((service, text) -> samples.put(service, ReadMetrics.read(text)));
        return draw.draw(now, samples);
    }

    private static Line line(Picture picture, String id) {
        return picture.figures().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** To three decimals: what is worked out in binary is not to be held against decimal words. */
    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 1000) / 1000.0;
    }

    private static Map<String, String> after(int notes, String service, String shows) {
        Map<String, String> shown = new HashMap<>(ServiceMetrics.after(notes));
        shown.put(service, shows);
        return shown;
    }

    @Test
    void everyFigureIsWhatTheServicesShow() {
        look(ServiceMetrics.after(100));

        Picture picture = look(ServiceMetrics.after(120));

        Map<String, @Nullable Double> now = new HashMap<>();
        picture.figures().forEach(line -> now.put(line.id(), rounded(line.now())));
        assertThat(now)
                .isEqualTo(Map.ofEntries(
                        Map.entry("accepted", 20.0),
                        Map.entry("done", 18.0),
                        Map.entry("failed", 2.0),
                        Map.entry("note-p50", 2.5),
                        Map.entry("note-p95", 2.95),
                        Map.entry("audio", 120.0),
                        Map.entry("waiting", 5.0),
                        Map.entry("oldest", 4.5),
                        Map.entry("jobs", 2.0),
                        Map.entry("chunks", 5.0),
                        Map.entry("providers", 60.0),
                        Map.entry("telegram", 22.0),
                        Map.entry("throttled", 2.0),
                        Map.entry("held", 12.5),
                        Map.entry("captured", 30.0),
                        Map.entry("free", 80.0),
                        Map.entry("ledger", 1.0),
                        Map.entry("retries", 20.0),
                        Map.entry("rescues", 0.0),
                        Map.entry("dead", 1.0)));
        assertThat(line(picture, "providers").parts()).isEqualTo(Map.of("recognised", 40.0, "throttled", 20.0));
        assertThat(line(picture, "waiting").parts()).isEqualTo(Map.of("short", 5.0));
    }

    @Test
    void onlyMetricsThatMayBeAskedForAreUsed() {
        ServiceMetrics.after(1)
                .forEach((service, text) -> assertThat(KeptMetrics.of(service).families())
                        .as(service)
                        .containsAllEntriesOf(Exposition.read(text).families()));
    }

    @Test
    void whatWasCountedAMinuteAgoCountsNoMoreAndPastValuesStay() {
        look(ServiceMetrics.after(0));
        look(ServiceMetrics.after(10));
        for (int second = 2; second < 60; second += 2) {
            assertThat(line(look(ServiceMetrics.after(10)), "accepted").now()).isEqualTo(10.0);
        }

        Picture picture = look(ServiceMetrics.after(10));

        assertThat(line(picture, "accepted").now()).isZero();
        assertThat(line(picture, "accepted").past())
                .hasSize(32)
                .startsWith(0.0, 10.0)
                .endsWith(10.0, 0.0);
        assertThat(line(picture, "note-p50").now())
                .as("of the last five minutes")
                .isEqualTo(2.5);
    }

    @Test
    void aServiceThatBeganAnewCountsFromNothing() {
        look(ServiceMetrics.after(100));
        look(after(100, "bot-gateway", ServiceMetrics.gateway(3)));

        Picture picture = look(after(100, "bot-gateway", ServiceMetrics.gateway(5)));

        assertThat(line(picture, "accepted").now()).isEqualTo(5.0);
    }

    @Test
    void replicasAreAddedAndWhatAllOfThemSeeIsTakenOnce() {
        look(after(0, "bot-gateway-2", ServiceMetrics.gateway(0).replace("\"g\"", "\"h\"")));

        Picture picture =
                look(after(10, "bot-gateway-2", ServiceMetrics.gateway(5).replace("\"g\"", "\"h\"")));

        assertThat(line(picture, "accepted").now()).isEqualTo(15.0);
        assertThat(line(picture, "dead").now()).isEqualTo(1.0);
    }

    @Test
    void aServiceThatDoesNotAnswerIsDownAndWhatItAloneKnowsIsUnknown() {
        look(ServiceMetrics.after(1));

        Map<String, String> shown = new HashMap<>(ServiceMetrics.after(1));
        shown.remove("billing-service");
        Picture picture = look(shown);

        assertThat(picture.services())
                .containsExactly(
                        new Light("bot-gateway", State.READY, List.of()),
                        new Light("billing-service", State.DOWN, List.of()),
                        new Light("transcription-worker", State.READY, List.of()));
        assertThat(line(picture, "held").now()).isNull();
        assertThat(line(picture, "held").past()).containsExactly(12.5, null);
        assertThat(line(picture, "ledger").now()).isNull();
    }

    @Test
    void aCheckThatIsNotUpIsNamed() {
        String unready = ServiceMetrics.gateway(1)
                .replace("check=\"redis\",instance_id=\"g\"} 1", "check=\"redis\",instance_id=\"g\"} 0");

        Picture picture = look(after(1, "bot-gateway", unready));

        assertThat(picture.services()).contains(new Light("bot-gateway", State.UNREADY, List.of("redis")));
    }

    @Test
    void aBrokenInvariantIsNamed() {
        String broken = ServiceMetrics.billing(1).replace("invariant=\"holds\"} 0", "invariant=\"holds\"} 2");

        Picture picture = look(after(1, "billing-service", broken));

        assertThat(line(picture, "ledger").now()).isZero();
        assertThat(line(picture, "ledger").parts()).isEqualTo(Map.of("holds", 2.0));
    }

    @Test
    void noMoreIsRememberedThanAsked() {
        for (int look = 0; look < LOOKS + 20; look++) {
            look(Map.of());
        }

        Picture picture = look(Map.of());

        assertThat(picture.times()).hasSize(LOOKS).endsWith(now.toEpochMilli());
        assertThat(picture.figures()).allSatisfy(line -> assertThat(line.past()).hasSize(LOOKS));
    }
}
