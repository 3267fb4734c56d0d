package dev.aisha.faults.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A client, the server that it was led to, and what flows between the two. */
final class Connection {
    private static final int CONNECT_WITHIN_MILLIS = 5_000;

    private final SocketChannel client;
    private final Faults faults;
    private final AtomicLong answered = new AtomicLong();
    private @Nullable SocketChannel server;
    private @Nullable Pipe requests;
    private @Nullable Pipe answers;
    private boolean ended;
    private volatile boolean replyIsLost;

    Connection(SocketChannel client, Faults faults) {
        this.client = client;
        this.faults = faults;
    }

    /** Leads the client to the server, and returns when the connection has ended. */
    void serve(InetSocketAddress target) {
        try {
            SocketChannel reached = reach(target);
            Pipe up = new Pipe(client, reached, faults, this::forwardRequest, this::reset);
            Pipe down = new Pipe(reached, client, faults, this::forwardAnswer, this::reset);
            if (begin(up, down)) {
                up.awaitEnd();
                down.awaitEnd();
            }
            close();
        } catch (IOException notReached) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private SocketChannel reach(InetSocketAddress target) throws IOException {
        SocketChannel opened = SocketChannel.open();
        if (!keep(opened)) {
            opened.close();
        }
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.socket().connect(target, CONNECT_WITHIN_MILLIS);
        return opened;
    }

    private synchronized boolean keep(SocketChannel opened) {
        if (ended) {
            return false;
        }
        server = opened;
        return true;
    }

    private synchronized boolean begin(Pipe up, Pipe down) {
        if (ended) {
            return false;
        }
        requests = up;
        answers = down;
        up.start();
        down.start();
        return true;
    }

    private void forwardRequest(SocketChannel to, ByteBuffer bytes) throws IOException {
        if (!replyIsLost && faults.losesReplyToThis()) {
            replyIsLost = true;
        }
        write(to, bytes);
    }

    private void forwardAnswer(SocketChannel to, ByteBuffer bytes) throws IOException {
        if (replyIsLost || faults.loses(bytes)) {
            reset();
            return;
        }
        OptionalLong cut = faults.cutAfter();
        long left = cut.isEmpty() ? Long.MAX_VALUE : cut.getAsLong() - answered.get();
        if (bytes.remaining() >= left) {
            bytes.limit(bytes.position() + Math.toIntExact(Math.max(0, left)));
            write(to, bytes);
            close();
            return;
        }
        answered.addAndGet(bytes.remaining());
        write(to, bytes);
    }

    private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Counts the bytes of answers from 0 on. */
    void countAnew() {
        answered.set(0);
    }

    /** Ends it as a process does that dies with unread bytes: by RST, to both sides. */
    void reset() {
        end(true);
    }

    void close() {
        end(false);
    }

    private void end(boolean byReset) {
        if (!isFirstToEnd()) {
            return;
        }
        end(client, byReset);
        if (server != null) {
            end(server, byReset);
        }
        if (requests != null && answers != null) {
            requests.stop();
            answers.stop();
        }
    }

    /** After this, no field changes any more. */
    private synchronized boolean isFirstToEnd() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private static void end(SocketChannel channel, boolean byReset) {
        try (channel) {
            if (byReset && channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            return; // it has ended already
        }
    }
}
