package dev.aisha.worker.ogg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The packets that a chunk may still need, in order. */
final class HeldPackets {
    /** Bytes held at a time: the longest chunk, overlap and page are 160 s, which are 10 MB at Opus' 510 kbit/s. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Deque<OpusPacket> packets = new ArrayDeque<>();
    private int bytes;

    void add(OpusPacket packet) {
        packets.add(packet);
        bytes += packet.bytes().length;
    }

    /** Whether these bytes are more than any sound of this length needs. */
    boolean areTooMany() {
        return bytes > MOST_BYTES;
    }

    /** What ends before this position is not asked for any more. */
    void forgetBefore(long position) {
        while (!packets.isEmpty() && packets.getFirst().end() <= position) {
            bytes -= packets.removeFirst().bytes().length;
        }
    }

    /** From the packet with the sample at {@code from} to the one with the last sample before {@code to}. */
    List<OpusPacket> between(long from, long to) {
        List<OpusPacket> found = new ArrayList<>();
        for (OpusPacket packet : packets) {
            if (packet.start() >= to) {
                break;
            }
            if (packet.end() > from) {
                found.add(packet);
            }
        }
        return found;
    }
}
