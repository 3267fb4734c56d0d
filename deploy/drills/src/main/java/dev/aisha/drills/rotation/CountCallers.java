package dev.aisha.drills.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where a peer was, turns everybody away, and counts them. */
final class CountCallers implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket door;
    private final AtomicInteger calls = new AtomicInteger();

    private CountCallers(ServerSocket door) {
        this.door = door;
        Thread.ofVirtual().name("count-callers").start(this::turnAway);
    }

    /** At a port of this machine that nobody listens on any more. */
    static CountCallers at(int port) {
        try {
            return new CountCallers(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turnAway() {
        while (!door.isClosed()) {
            turnAwayNext();
        }
    }

    private void turnAwayNext() {
        try (Socket caller = door.accept()) {
            calls.incrementAndGet();
            caller.shutdownOutput();
        } catch (IOException closedOrGone) {
            return;
        }
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
