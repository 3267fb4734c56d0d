package dev.aisha.worker.ogg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pages of a file that may still grow, in order, which must be those of one logical stream without a page missing.
 * Holds one block of the file, never more.
 */
final class ReadPages implements Closeable {
    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocate(2 * OggPage.LARGEST).limit(0);
    private boolean begun;
    private boolean ended;
    private int serial;
    private int sequence;

    ReadPages(Path source) throws IOException {
        file = FileChannel.open(source);
    }

    /** The next page, good until the one after it; nothing where it is not in the file, or not all of it yet. */
    Optional<OggPage> next() throws IOException {
        int length = OggPage.length(block);
        while (block.remaining() < length) {
            if (!readMore()) {
                return Optional.empty();
            }
            length = OggPage.length(block);
        }
        OggPage page = OggPage.read(block.slice(block.position(), length));
        block.position(block.position() + length);
        checkOrder(page);
        return Optional.of(page);
    }

    /** Whether the file, as far as it could be read, stops inside a page. */
    boolean isInsidePage() {
        return block.hasRemaining();
    }

    private boolean readMore() throws IOException {
        block.compact();
        int count = file.read(block);
        block.flip();
        return count > 0;
    }

    private void checkOrder(OggPage page) throws NotOggOpusException {
        if (page.has(OggPage.BEGINS_STREAM) == begun) {
            throw new NotOggOpusException(begun ? "a second stream" : "no beginning of a stream");
        }
        if (ended) {
            throw new NotOggOpusException("pages after the end of the stream");
        }
        if (begun && page.serial() != serial) {
            throw new NotOggOpusException("pages of another stream");
        }
        if (begun && page.sequence() != sequence + 1) {
            throw new NotOggOpusException("a page is missing");
        }
        begun = true;
        ended = page.has(OggPage.ENDS_STREAM);
        serial = page.serial();
        sequence = page.sequence();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
