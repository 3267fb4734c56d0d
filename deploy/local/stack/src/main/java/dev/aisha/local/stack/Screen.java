package dev.aisha.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the user reads while parts start and stop: a line for each. Safe for several threads. */
final class Screen {
    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    /** For those who draw on it themselves. */
    PrintStream console() {
        return out;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One part has started. */
    void started(String part, String where, Duration took) {
        line("  %-15s %-38s %5.1f s".formatted(part, where, seconds(took)));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.1f s", seconds(Duration.ofNanos(System.nanoTime() - sinceNanos)));
    }
}
