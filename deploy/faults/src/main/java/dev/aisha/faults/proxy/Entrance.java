package dev.aisha.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A port that is listened on, and given back for certain once this is closed. */
final class Entrance implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final Duration OUT_OF_SOCKETS = Duration.ofMillis(100);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    private final ServerSocketChannel port;
    private final Thread acceptor;

    private Entrance(ServerSocketChannel port, Consumer<SocketChannel> admit) {
        this.port = port;
        acceptor = Thread.ofVirtual().start(() -> accept(admit));
    }

    /** Listens on the loopback address; {@code admit} gets one client after the other. */
    static Entrance open(int port, Consumer<SocketChannel> admit) {
        try {
            ServerSocketChannel opened = ServerSocketChannel.open();
            try {
                opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            return new Entrance(opened, admit);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be listened on", e);
        }
    }

    private void accept(Consumer<SocketChannel> admit) {
        while (port.isOpen()) {
            try {
                admit.accept(port.accept());
            } catch (IOException e) {
                LockSupport.parkNanos(OUT_OF_SOCKETS.toNanos()); // or it was closed, which ends the loop
            }
        }
    }

    /** Nobody is admitted once this returns. The system has the port back only when nobody waits at it. */
    @Override
    public void close() {
        try {
            port.close();
            acceptor.join(CLOSED_WITHIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
