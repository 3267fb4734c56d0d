package dev.aisha.faults.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One direction of a connection. One thread reads and notes when; another forwards when it is time. The end of one side's
 * speech is told to the other; where a side is gone, the whole connection is.
 */
final class Pipe {
    private static final int READ_BYTES = 64 * 1024;
    private static final int MOST_READS = 16;

    private final SocketChannel from;
    private final SocketChannel to;
    private final Faults faults;
    private final Forward forward;
    private final Runnable broken;
    private final BlockingQueue<Read> reads = new ArrayBlockingQueue<>(MOST_READS);
    private final Thread reader = Thread.ofVirtual().unstarted(this::read);
    private final Thread writer = Thread.ofVirtual().unstarted(this::write);

    /** What was read, and its {@link System#nanoTime()}; no bytes are the end. */
    private record Read(ByteBuffer bytes, long at) {}

    /** Brings bytes to the other side, or does not. */
    @FunctionalInterface
    interface Forward {
        void forward(SocketChannel to, ByteBuffer bytes) throws IOException;
    }

    Pipe(SocketChannel from, SocketChannel to, Faults faults, Forward forward, Runnable broken) {
        this.from = from;
        this.to = to;
        this.faults = faults;
        this.forward = forward;
        this.broken = broken;
    }

    void start() {
        reader.start();
        writer.start();
    }

    /** Waits until the end has been forwarded, or the pipe was stopped. */
    void awaitEnd() throws InterruptedException {
        writer.join();
    }

    /** Called when both channels are closed. */
    void stop() {
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        try {
            boolean open = true;
            while (open) {
                ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
                open = from.read(bytes) > 0;
                reads.put(new Read(bytes.flip(), System.nanoTime()));
            }
        } catch (IOException e) {
            tellBroken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A silent line does not tell of this either. */
    private void tellBroken() {
        try {
            faults.awaitPassage(System.nanoTime());
            broken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (true) {
                Read next = reads.take();
                faults.awaitPassage(next.at());
                if (!next.bytes().hasRemaining()) {
                    to.shutdownOutput();
                    return;
                }
                forward.forward(to, next.bytes());
            }
        } catch (IOException e) {
            broken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
