package dev.aisha.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/** Gives TLS to a server of this machine that has none: what comes in encrypted is passed on in clear. */
final class TlsLine implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private TlsLine(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
        Thread.ofVirtual().name("tls-line").start(this::serve);
    }

    static TlsLine to(int target, SelfSigned certificate) {
        try {
            return new TlsLine(
                    certificate
                            .ofServer()
                            .getServerSocketFactory()
                            .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                    target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many clients were led to the server. */
    int connections() {
        return connections.get();
    }

    /** How many clients did not take the certificate. */
    int refusals() {
        return refusals.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().name("tls-client").start(() -> lead(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Until one of both has gone. */
    private void lead(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            int first = firstByte(client);
            if (first < 0) {
                return;
            }
            connections.incrementAndGet();
            server.getOutputStream().write(first);
            Thread back = Thread.ofVirtual().name("tls-back").start(() -> pass(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (IOException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It comes after the handshake, if there was one. */
    private int firstByte(Socket client) throws IOException {
        try {
            return client.getInputStream().read();
        } catch (SSLException refused) {
            refusals.incrementAndGet();
            return -1;
        }
    }

    private static void pass(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            return;
        }
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
