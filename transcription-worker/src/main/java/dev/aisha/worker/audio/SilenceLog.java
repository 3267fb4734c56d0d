package dev.aisha.worker.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what ffmpeg's filters {@code silencedetect} and {@code volumedetect} print. */
final class SilenceLog {
    private static final Pattern FIGURE = Pattern.compile(
            "\\[\\S+ @ \\S+] (silence_start|silence_end|n_samples|max_volume): (-?\\d+(?:\\.\\d+)?)\\b.*");

    private final int sampleRate;
    private final List<Pause> pauses = new ArrayList<>();
    private double openPause = -1;
    private long samples;
    private double peak = Double.NEGATIVE_INFINITY;

    /** For a decode to one channel at this rate. */
    SilenceLog(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    void read(String line) {
        Matcher figure = FIGURE.matcher(line);
        if (!figure.matches()) {
            return;
        }
        double value = Double.parseDouble(figure.group(2));
        switch (figure.group(1)) {
            case "silence_start" -> openPause = Math.max(0, value);
            case "silence_end" -> close(value);
            case "n_samples" -> samples += (long) value; // a filter that is set up anew reports its share
            default -> peak = Math.max(peak, value);
        }
    }

    private void close(double end) {
        if (openPause >= 0 && end >= openPause) {
            pauses.add(new Pause(FfmpegTimes.duration(openPause), FfmpegTimes.duration(end)));
        }
        openPause = -1;
    }

    Duration length() {
        return FfmpegTimes.duration((double) samples / sampleRate);
    }

    List<Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** The loudest sample in dB of full scale. */
    double peak() {
        return peak;
    }
}
