package dev.aisha.worker.audio;

import java.time.Duration;
import java.util.Locale;

/** Times as ffmpeg writes and reads them: seconds with a fraction. */
final class FfmpegTimes {
    private static final double LONGEST = 365 * 24 * 3600.0;

    private FfmpegTimes() {}

    /** To the microsecond; what is before 0 becomes 0, and no file lasts longer than a year. */
    static Duration duration(double seconds) {
        double within = Math.clamp(seconds, 0, LONGEST);
        return Duration.ofNanos(Math.round(within * 1e6) * 1000);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.6f", (double) time.toNanos() / 1e9);
    }
}
