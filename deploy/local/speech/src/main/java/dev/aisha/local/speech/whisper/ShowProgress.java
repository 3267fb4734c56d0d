package dev.aisha.local.speech.whisper;

import java.io.PrintStream;
import java.util.Locale;

/** A bar on the console that fills up; one line for each tenth where the console cannot go back in the line. */
final class ShowProgress {

    private static final int WIDTH = 30;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream console;
    private final boolean redraw;
    private String name = "";
    private long total = 1;
    private int shown = -1;

    ShowProgress(PrintStream console, boolean redraw) {
        this.console = console;
        this.redraw = redraw;
    }

    void begin(String name, long total) {
        this.name = name;
        this.total = total;
        shown = -1;
    }

    void at(long done) {
        int percent = (int) (done * 100 / total);
        int step = redraw ? percent : percent / 10 * 10;
        if (step == shown) {
            return;
        }
        shown = step;
        int filled = percent * WIDTH / 100;
        var line = String.format(
                Locale.ROOT,
                "Downloading %s [%s%s] %3d %% of %d MB",
                name,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                percent,
                total / MEGABYTE);
        console.print(redraw ? "\r" + line : line + System.lineSeparator());
        console.flush();
    }

    void end() {
        if (redraw) {
            console.println();
        }
    }
}
