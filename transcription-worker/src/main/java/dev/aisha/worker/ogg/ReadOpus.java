package dev.aisha.worker.ogg;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Ogg/Opus file page by page, which another process may still be writing: the head, then the packets of sound
 * (RFC 7845). Wants every page's position to be what the packets so far add up to, so that a packet's position is also
 * the time at which it is heard. Only the page that ends the stream may say less: that much of its end is not played.
 */
final class ReadOpus implements Closeable {
    /** Bytes of tags that are read over. Tags of music hold pictures and may be larger; they are not worth the memory. */
    static final int MOST_TAGS = 1024 * 1024;

    private final ReadPages pages;
    private final OpenPacket open = new OpenPacket();
    private final Supplier<OpusPacket> latest = this::copyOfLatest;

    /** Whether a packet goes on from page to page; the part of it that is here may be empty. */
    private boolean isOpen;

    private @Nullable OpusHead head;
    private boolean tagsRead;
    private int samples;
    private long decoded;
    private long end;

    ReadOpus(Path source) throws IOException {
        pages = new ReadPages(source);
    }

    /** Where a packet is put together; its bytes can be looked at without a copy. */
    private static final class OpenPacket extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    /**
     * Reads one page more and tells of the packets that end in it.
     *
     * @param sound told of each packet of sound, in order; what it is given makes a copy of that packet, during the call
     * @return false where there is none, or not all of it yet
     */
    boolean readPage(Consumer<Supplier<OpusPacket>> sound) throws IOException {
        Optional<OggPage> next = pages.next();
        if (next.isEmpty()) {
            return false;
        }
        OggPage page = next.get();
        if (page.has(OggPage.CONTINUES_PACKET) != isOpen) {
            throw new NotOggOpusException("a packet that is not continued, or not begun");
        }
        boolean isSound = tagsRead;
        readPackets(page, sound);
        if (head == null) {
            throw new NotOggOpusException("no head in the first page");
        }
        if (isSound) {
            checkPosition(page);
        }
        return true;
    }

    /** Nothing until the first page is read. */
    Optional<OpusHead> head() {
        return Optional.ofNullable(head);
    }

    /** Position after the last sample that is played, of what has been read. */
    long end() {
        return end;
    }

    /**
     * For a file that does not grow any more, when no page is left.
     *
     * @throws NotOggOpusException if it stops inside a page, a packet or the headers
     */
    void checkFinished() throws NotOggOpusException {
        if (pages.isInsidePage() || isOpen || !tagsRead) {
            throw new NotOggOpusException("the file stops inside a page, a packet or its headers");
        }
    }

    private void readPackets(OggPage page, Consumer<Supplier<OpusPacket>> sound) throws IOException {
        int from = 0;
        for (int i = 0; i < page.segments(); i++) {
            int length = page.segmentLength(i);
            if (open.size() + length > (tagsRead ? OpusPacket.LARGEST : MOST_TAGS)) {
                throw new NotOggOpusException(tagsRead ? "a packet that is too large" : "tags that are too large");
            }
            page.writeBody(from, length, open);
            from += length;
            isOpen = length == OggPage.FULL_SEGMENT;
            if (!isOpen) {
                boolean isHeader = !tagsRead;
                readPacket(sound);
                open.reset();
                if (isHeader && i + 1 < page.segments()) {
                    throw new NotOggOpusException("a header and something else in one page");
                }
            }
        }
    }

    private void readPacket(Consumer<Supplier<OpusPacket>> sound) throws NotOggOpusException {
        if (head == null) {
            head = OpusHead.read(open.toByteArray());
        } else if (!tagsRead) {
            if (!OpusHead.startsWith(open.toByteArray(), OpusHead.TAGS_MAGIC)) {
                throw new NotOggOpusException("no tags after the head");
            }
            tagsRead = true;
        } else {
            samples = OpusPacket.samples(open.bytes(), open.size());
            decoded += samples;
            sound.accept(latest);
        }
    }

    private OpusPacket copyOfLatest() {
        return new OpusPacket(open.toByteArray(), decoded - samples, samples);
    }

    private void checkPosition(OggPage page) throws NotOggOpusException {
        long position = page.position();
        if (position == decoded || (position == OggPage.NO_POSITION && decoded == end)) {
            end = decoded;
        } else if (page.has(OggPage.ENDS_STREAM) && end <= position && position < decoded) {
            end = position;
        } else {
            throw new NotOggOpusException("a page at " + position + " where its packets end at " + decoded);
        }
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
