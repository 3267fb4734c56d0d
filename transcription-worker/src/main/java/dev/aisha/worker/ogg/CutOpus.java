package dev.aisha.worker.ogg;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Cuts chunks out of an Ogg/Opus file without decoding it, while another process may still be writing it.
 *
 * <p>A chunk is decoded to exactly the sound of the time asked for, to the sample of 48 kHz. It begins with the packets
 * of the 400 ms before, in which a decoder gets into step: the pre-skip in its head hides them, and the position of its
 * last page trims the end. The source must be one that {@link CheckOgg} calls plain, or become one.
 *
 * <p>Holds the packets since the earliest time that may still be asked for, and reads no further than it must. For use
 * by one thread at a time.
 */
public final class CutOpus implements Closeable {
    /** No chunk is longer. */
    public static final Duration LONGEST_CHUNK = Duration.ofMinutes(2);

    /** A chunk begins at most so long before the end of the one before. */
    public static final Duration LONGEST_OVERLAP = Duration.ofSeconds(10);

    /**
     * Samples for a decoder to get into step: 400 ms. RFC 7845, section 4.6, wants 80 ms at least. With speech-like sound
     * all around the cut, encoded by libopus with 12 to 64 kbit/s, the first 100 ms after it differ from those of the whole
     * file by, at worst, 4 dB below the signal with 80 ms, 12 dB with 200 ms, 86 dB with 400 ms, which is nothing.
     */
    private static final int PRE_ROLL = 19_200;

    private final ReadOpus source;
    private final HeldPackets held = new HeldPackets();

    /** The earliest sample at which the next chunk may begin. */
    private long earliest;

    private boolean ended;

    private CutOpus(ReadOpus source) {
        this.source = source;
    }

    /**
     * Opens the file, which may be empty yet. What writes it must append to this very file, not put another in its place.
     */
    public static CutOpus of(Path source) throws IOException {
        return new CutOpus(new ReadOpus(source));
    }

    /**
     * Writes the sound of a time as an Ogg/Opus file of its own. The times are those of the decoded sound: 0 is the
     * first sample after the source's own pre-skip. (Of a chunk that lies inside a single packet, ffmpeg 8.0 forgets
     * the pre-skip and plays the packet from its beginning.)
     *
     * @param from ascends from call to call, and lies at most {@link #LONGEST_OVERLAP} before the last chunk's end
     * @param to at most {@link #LONGEST_CHUNK} after {@code from}; the source's end where that comes first
     * @return false, and nothing is written, where the source does not reach {@code to} yet, or has ended before
     *     {@code from}
     * @throws IllegalArgumentException if the times do not keep to these rules
     * @throws NotOggOpusException where the source is broken or not plain, or has ended inside a page
     */
    public boolean cut(Duration from, Duration to, Path chunk) throws IOException {
        long first = OpusTime.samples(from);
        long last = OpusTime.samples(to);
        if (first < earliest || last <= first || to.minus(from).compareTo(LONGEST_CHUNK) > 0) {
            throw new IllegalArgumentException(
                    "a chunk from " + from + " to " + to + ", the earliest is " + OpusTime.duration(earliest));
        }
        earliest = first;
        if (!readTo(last)) {
            return false;
        }
        OpusHead head = source.head().orElseThrow();
        long begin = head.preSkip() + first;
        long end = Math.min(head.preSkip() + last, source.end());
        if (end <= begin) {
            return false;
        }
        WriteOpus.write(chunk, head, held.between(preRoll(head, first), end), begin, end);
        earliest = Math.max(first, last - OpusTime.samples(LONGEST_OVERLAP));
        return true;
    }

    /** Says that the source does not grow any more: a chunk may now end where it ends. */
    public void ended() {
        ended = true;
    }

    /** How much sound of the source has been read; all of it once a chunk ended where the source ends. */
    public Duration length() {
        return OpusTime.duration(source.head()
                .map(head -> Math.max(0, source.end() - head.preSkip()))
                .orElse(0L));
    }

    /** Whether the source reaches this sample, or will never reach further than it does. */
    private boolean readTo(long last) throws IOException {
        while (source.head().isEmpty() || source.end() < source.head().get().preSkip() + last) {
            if (!source.readPage(packet -> held.add(packet.get()))) {
                if (ended) {
                    source.checkFinished();
                }
                return ended;
            }
            source.head().ifPresent(head -> held.forgetBefore(preRoll(head, earliest)));
            if (held.areTooMany()) {
                throw new NotOggOpusException("more bytes than Opus has for its longest chunk");
            }
        }
        return true;
    }

    /** Position from which on packets are needed. The beginning of the source keeps its own pre-skip, however long. */
    private static long preRoll(OpusHead head, long first) {
        return first == 0 ? 0 : head.preSkip() + first - PRE_ROLL;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
