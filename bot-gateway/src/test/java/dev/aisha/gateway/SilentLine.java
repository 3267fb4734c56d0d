package dev.aisha.gateway;

import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between the gateway and PostgreSQL. It can swallow what is said, as a network does that has a hole. */
final class SilentLine implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final LocalPostgres server;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    private SilentLine(LocalPostgres server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    static SilentLine to(LocalPostgres server) {
        try {
            SilentLine line = new SilentLine(server, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Swallows everything until {@link #speak()}. What a connection has lost never comes, and nothing after it. */
    void fallSilent() {
        silent = true;
    }

    /** Connections that are made from now on are heard. */
    void speak() {
        silent = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            sockets.add(postgres);
            client.setTcpNoDelay(true);
            postgres.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pass(client, postgres));
            pass(postgres, client);
        } catch (IOException e) {
            // One side is gone, and so is the other.
        } finally {
            sockets.remove(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            boolean deaf = false;
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                deaf |= silent;
                if (!deaf) {
                    out.write(piece, 0, length);
                }
            }
        } catch (IOException e) {
            // One side is gone, and so is the other.
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
