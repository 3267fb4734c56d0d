package dev.aisha.worker.ogg;

import java.time.Duration;

/** What {@link CheckOgg} found. */
public sealed interface CheckedOgg {

    /**
     * Packets can be copied.
     *
     * @param length of the decoded sound, exact to the sample of 48 kHz and rounded down to nanoseconds
     */
    record Plain(Duration length) implements CheckedOgg {}

    /**
     * Something else, or broken.
     *
     * @param found for the log: what does not fit, nothing of the content
     */
    record NotPlain(String found) implements CheckedOgg {}
}
