package dev.aisha.worker.ogg;

import java.io.IOException;
import java.io.Serial;

/**
 * A file is not an Ogg/Opus file of the plain kind that this package reads: broken, hostile, or of a kind that the
 * formats allow and we do not take (several streams, surround, gaps). Its message says what was found, never content.
 */
public final class NotOggOpusException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotOggOpusException(String found) {
        super(found);
    }
}
