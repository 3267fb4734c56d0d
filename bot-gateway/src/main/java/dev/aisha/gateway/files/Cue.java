package dev.aisha.gateway.files;

import java.time.Duration;
import java.util.List;

/**
 * What is to be read at one time.
 *
 * @param lines one or two
 */
record Cue(Duration start, Duration end, List<String> lines) {
    Cue {
        lines = List.copyOf(lines);
    }
}
