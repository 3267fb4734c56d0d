package dev.aisha.worker.ogg;

import dev.aisha.worker.ogg.CheckedOgg.NotPlain;
import dev.aisha.worker.ogg.CheckedOgg.Plain;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Says whether a complete file is a plain Ogg/Opus file, from which {@link CutOpus} can cut: one logical stream of one
 * or two channels, checksums right, no page missing, every page's position what its packets add up to. Reads the file
 * once, a block at a time, and decodes nothing.
 */
public final class CheckOgg {
    private CheckOgg() {}

    /**
     * Reads the whole file.
     *
     * @throws IOException only if it cannot be read; whatever is in it is answered
     */
    public static CheckedOgg check(Path file) throws IOException {
        try (ReadOpus opus = new ReadOpus(file)) {
            while (opus.readPage(packet -> {})) {}
            opus.checkFinished();
            long samples = opus.end() - opus.head().orElseThrow().preSkip();
            return samples < 0
                    ? new NotPlain("the file ends before its sound begins")
                    : new Plain(OpusTime.duration(samples));
        } catch (NotOggOpusException e) {
            return new NotPlain(String.valueOf(e.getMessage()));
        }
    }
}
