package dev.aisha.worker.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what others send to a file, without trusting how much of it they say there is. */
public final class BoundedCopy {
    private BoundedCopy() {}

    /** Copies up to a limit and stops just after it; the answer is what was copied, over the limit if there was more. */
    public static long copy(InputStream in, Path target, long limit) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0 && copied <= limit; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                copied += read;
            }
        }
        return copied;
    }
}
