package dev.aisha.gateway.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An object of the store while it is read. Faults of the store and of whatever it is written to are told apart. */
public final class StoredObject implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final InputStream content;

    StoredObject(InputStream content) {
        this.content = content;
    }

    /**
     * Writes all of it.
     *
     * @param most how many bytes it may have
     * @throws StoreUnavailable where it cannot be read to its end, or has more bytes than that
     * @throws IOException where it cannot be written
     */
    public void copyTo(OutputStream out, long most) throws IOException {
        byte[] block = new byte[BLOCK];
        long copied = 0;
        for (int length = read(block); length >= 0; length = read(block)) {
            copied += length;
            if (copied > most) {
                throw new StoreUnavailable(new IOException("an object has grown"));
            }
            out.write(block, 0, length);
        }
    }

    private int read(byte[] block) {
        try {
            return content.read(block);
        } catch (IOException e) {
            throw new StoreUnavailable(e);
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new StoreUnavailable(e);
        }
    }
}
