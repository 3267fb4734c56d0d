package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** Which queue a job waits in. Workers keep slots for the short lane, so that a long file never makes a note wait. */
public enum Lane {
    /** Audio of up to {@link #LONGEST_SHORT}. */
    @JsonProperty("short")
    SHORT("short"),

    /** Everything longer. */
    @JsonProperty("long")
    LONG("long");

    /** The longest audio that goes to the short lane. */
    public static final Duration LONGEST_SHORT = Duration.ofMinutes(2);

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    /** The lane for audio of this length. */
    public static Lane of(Duration audio) {
        return audio.compareTo(LONGEST_SHORT) <= 0 ? SHORT : LONG;
    }

    /** How the lane is written in stream names, tables and metrics. */
    public String label() {
        return label;
    }

    /** The stream that this lane's jobs wait in. */
    public String stream() {
        return "aisha:{jobs}:" + label;
    }
}
