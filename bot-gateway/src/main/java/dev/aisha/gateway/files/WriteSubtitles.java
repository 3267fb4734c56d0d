package dev.aisha.gateway.files;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes cues in the forms of subtitles. */
final class WriteSubtitles {
    private WriteSubtitles() {}

    /** SubRip: numbers from 1, times with a comma. */
    static String srt(List<Cue> cues) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            text.append(i + 1)
                    .append('\n')
                    .append(time(cue.start(), ','))
                    .append(" --> ")
                    .append(time(cue.end(), ','))
                    .append('\n')
                    .append(String.join("\n", cue.lines()).replace("-->", "→"))
                    .append("\n\n");
        }
        return text.toString();
    }

    /** WebVTT: times with a point, and what would be markup escaped. */
    static String vtt(List<Cue> cues) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        for (Cue cue : cues) {
            text.append(time(cue.start(), '.'))
                    .append(" --> ")
                    .append(time(cue.end(), '.'))
                    .append('\n')
                    .append(escaped(String.join("\n", cue.lines())))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String time(Duration time, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                point,
                time.toMillisPart());
    }
}
