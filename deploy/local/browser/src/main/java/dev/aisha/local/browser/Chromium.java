package dev.aisha.local.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window, with a microphone that hums; found where it is usually installed. */
public final class Chromium implements AutoCloseable {

    private final ChromeDriver driver;
    private final Path profile;

    private Chromium(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Opens one, or aborts the test by saying what is missing. */
    public static Chromium open() {
        var browser = find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        var starter = find("chromedriver");
        assumeTrue(browser.isPresent(), "the browser test needs chromium or google-chrome on the PATH");
        assumeTrue(starter.isPresent(), "the browser test needs chromedriver on the PATH");
        try {
            var profile = Files.createTempDirectory("browser-profile");
            var options = new ChromeOptions();
            options.setBinary(browser.get().toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en-GB",
                    "--use-fake-ui-for-media-stream",
                    "--use-fake-device-for-media-stream",
                    "--autoplay-policy=no-user-gesture-required",
                    "--user-data-dir=" + profile);
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(starter.get().toFile())
                    .build();
            return new Chromium(new ChromeDriver(service, options), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Makes the page as large as that, whatever the window would allow. */
    public void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", false));
    }

    /** Keeps a picture of the page in a folder. */
    public void picture(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String... names) {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(Path::of),
                Stream.of(Path.of("/usr/lib/chromium")));
        return folders.flatMap(folder -> Stream.of(names).map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A file that Chromium removed meanwhile; the folder lies among the temporary ones anyway.
        }
    }
}
