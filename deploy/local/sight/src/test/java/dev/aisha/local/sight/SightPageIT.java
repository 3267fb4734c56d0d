package dev.aisha.local.sight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.browser.Chromium;
import dev.aisha.local.sight.LocalSight.Options;
import dev.aisha.local.sight.traces.ToldTrace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/**
 * The page in a real Chromium, beside services that show what the test says. Pictures are kept under {@code target/screens},
 * or where {@code -Daisha.screens} says.
 */
class SightPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path FOLDER = Path.of(System.getProperty("aisha.screens", "target/screens"));

    private static Chromium chromium;

    private final FakeService gateway = FakeService.showing(ServiceMetrics.gateway(100));
    private final FakeService worker = FakeService.showing(ServiceMetrics.worker(100));
    private LocalSight sight;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        Map<String, URI> services = new LinkedHashMap<>();
        services.put("bot-gateway", gateway.url());
        services.put("transcription-worker", worker.url());
        sight = LocalSight.start(new Options(0, services));
        chromium.resize(1280, 900);
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        var problems = chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                // A server that is gone, and a trace that is, are parts of tests.
                .filter(entry -> !entry.getMessage().contains("net::ERR_")
                        && !entry.getMessage().contains("/api/traces/"))
                .toList();
        sight.close();
        gateway.close();
        worker.close();
        assertThat(problems).isEmpty();
    }

    private void open(String path) {
        chromium.driver().get("about:blank");
        chromium.driver().get(sight.url() + path);
    }

    private static WebElement find(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(String selector) {
        return chromium.driver().findElements(By.cssSelector(selector));
    }

    private static List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    private static void awaitText(String selector, String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(find(selector).getText()).isEqualTo(text));
    }

    private static boolean isWiderThanTheWindow() {
        return Boolean.TRUE.equals(chromium.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    private void tell(ToldTrace trace) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(sight.url().resolve("/v1/traces"))
                    .header("Content-Type", "application/x-protobuf")
                    .POST(BodyPublishers.ofByteArray(trace.body()));
            assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void figuresAreLive() {
        open("/");
        awaitText("[data-figure=accepted] .value", "0");
        awaitText("[data-figure=waiting] .value", "5");
        awaitText("[data-figure=held] .value", "–");

        gateway.shows(ServiceMetrics.gateway(120));
        worker.shows(ServiceMetrics.worker(120));

        awaitText("[data-figure=accepted] .value", "20");
        awaitText("[data-figure=note-p50] .value", "2.5");
        awaitText("[data-figure=note-p50] .unit", "s");
        awaitText("[data-figure=providers] .value", "60");
        assertThat(texts("[data-figure=providers] .parts li")).containsExactly("40 recognised", "20 throttled");
        assertThat(find("[data-figure=accepted] .spark-line").getDomAttribute("d"))
                .matches("M.*L.*");
        assertThat(find("[data-figure=failed]").getDomAttribute("class")).contains("alarming");
        chromium.picture(FOLDER, "sight-figures");
    }

    @Test
    void aServiceThatGoesDownIsShown() {
        open("/");
        awaitText("[data-service=bot-gateway] .light-state", "ready");

        gateway.shows(ServiceMetrics.gateway(100)
                .replace("check=\"redis\",instance_id=\"g\"} 1", "check=\"redis\",instance_id=\"g\"} 0"));
        awaitText("[data-service=bot-gateway] .light-state", "not ready: redis");
        gateway.close();

        awaitText("[data-service=bot-gateway] .light-state", "down");
        awaitText("[data-service=transcription-worker] .light-state", "ready");
    }

    @Test
    void aTraceIsOpenedAsAWaterfall() throws Exception {
        open("/");
        awaitText("#no-traces", "No trace yet. Send the bot a voice note.");
        ToldTrace note = ToldTrace.ofANote(7);
        tell(note);
        awaitText("#traces .trace-name", "note");
        assertThat(find("#traces .trace-more").getText())
                .isEqualTo("7 spans · bot-gateway, billing-service, transcription-worker · 1 error");

        find("#traces .trace-line").click();

        awaitText("#trace-name", "note");
        assertThat(URI.create(String.valueOf(chromium.driver().getCurrentUrl())).getPath())
                .isEqualTo("/trace/" + note.id());
        assertThat(texts(".span-name"))
                .containsExactly(
                        "note",
                        "reserve",
                        "POST /reservations",
                        "transcribe",
                        "fetch",
                        "recognise chunk",
                        "recognise chunk");
        assertThat(all(".span"))
                .extracting(row -> row.getDomAttribute("data-depth"))
                .containsExactly("0", "1", "2", "1", "2", "2", "2");
        assertThat(texts(".span-long")).startsWith("2.8 s", "80 ms", "60 ms");
        assertThat(texts(".span.failed .span-error")).containsExactly("throttled <b>429</b>");
        assertThat(texts("#legend li")).containsExactly("bot-gateway", "billing-service", "transcription-worker");
        find(".span.failed .span-head").click();
        awaitText(".span.failed .attributes dd:last-of-type", "1");
        chromium.picture(FOLDER, "sight-trace");
        find(".back").click();
        awaitText("#traces .trace-name", "note");
    }

    @Test
    void barsLieWhereTheirTimeWas() throws Exception {
        ToldTrace note = ToldTrace.ofANote(8);
        tell(note);
        open("/trace/" + note.id());
        awaitText("#trace-name", "note");

        var track = find(".span:nth-child(4) .track").getRect();
        var bar = find(".span:nth-child(4) .bar").getRect();

        assertThat((double) (bar.x - track.x) / track.width).isBetween(0.13, 0.155); // 400 of 2800
        assertThat((double) bar.width / track.width).isBetween(0.74, 0.76); // 2100 of 2800
    }

    @Test
    void aTraceThatIsGoneIsSaid() {
        open("/trace/00000000000000000000000000000009");

        awaitText("#trace-name", "There is no such trace any more");
    }

    @Test
    void aServerThatIsGoneIsSaidAndTakenUpAgain() {
        open("/");
        awaitText("[data-figure=accepted] .value", "0");
        int port = sight.url().getPort();

        sight.close();
        awaitText("#lost", "The server does not answer. What is shown is old; trying again…");
        sight = LocalSight.start(new Options(port, Map.of("bot-gateway", gateway.url())));

        Awaitility.await().atMost(PATIENCE).until(() -> !find("#lost").isDisplayed());
    }

    @Test
    void itFitsAPhoneInBothThemes() throws Exception {
        ToldTrace note = ToldTrace.ofANote(10);
        tell(note);
        chromium.resize(400, 860);
        for (String theme : List.of("light", "dark")) {
            open("/");
            awaitText("[data-figure=waiting] .value", "5");
            if (!theme.equals(find("html").getDomAttribute("data-theme"))) {
                find("#theme").click();
            }
            assertThat(isWiderThanTheWindow()).as("figures").isFalse();
            chromium.picture(FOLDER, "sight-figures-phone-" + theme);
            open("/trace/" + note.id());
            awaitText("#trace-name", "note");
            assertThat(isWiderThanTheWindow()).as("trace").isFalse();
            chromium.picture(FOLDER, "sight-trace-phone-" + theme);
        }
    }
}
