package dev.aisha.billing.harness;

import dev.aisha.local.stores.LocalPostgres;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The line between the service and PostgreSQL. It can lose the answer to the next statement that did something: the server
 * has committed and says so, and dies before anybody hears it.
 *
 * <p>It reads what the server says message by message (PostgreSQL's protocol 3: a letter, a length, a body): an answer ends
 * with {@code Z}, sent after the commit; {@code C} tells how many rows a statement returned or changed.
 */
public final class LosingLine implements AutoCloseable {
    private static final char COMMAND_COMPLETE = 'C';
    private static final char READY_FOR_QUERY = 'Z';
    private static final char NO_TLS = 'N';

    private final LocalPostgres server;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean losesNext = new AtomicBoolean();
    private volatile boolean silent;
    private volatile int heardAnswers = Integer.MAX_VALUE;
    private volatile boolean hasSwallowed;

    private LosingLine(LocalPostgres server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
    }

    /** A line to this server, whole until it is told otherwise. */
    public static LosingLine to(LocalPostgres server) {
        try {
            LosingLine line = new LosingLine(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Whether somebody has said something that was swallowed. */
    public boolean hasSwallowed() {
        return hasSwallowed;
    }

    /** Kills the server once it has committed the next statement that returns or changes a row, and tells nobody. */
    public void loseNextAnswer() {
        losesNext.set(true);
    }

    /** Whether the answer is still to come. */
    public boolean isToLose() {
        return losesNext.get();
    }

    /** Swallows everything, as a network does that has a hole, until {@link #speak()}. What was swallowed never comes. */
    public void fallSilent() {
        silent = true;
    }

    /** Lets so many answers through on each connection, of which the login's is the first, and swallows the others. */
    public void fallSilentAfter(int answers) {
        heardAnswers = answers;
    }

    /** Connections that are made from now on are heard. */
    public void speak() {
        silent = false;
        heardAnswers = Integer.MAX_VALUE;
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
            answer(postgres, client.getOutputStream());
        } catch (IOException e) {
            // One side is gone, and so is the other.
        } finally {
            sockets.remove(client);
        }
    }

    private static void pass(Socket client, Socket postgres) {
        try (client;
                postgres) {
            client.getInputStream().transferTo(postgres.getOutputStream());
        } catch (IOException e) {
            // One side is gone, and so is the other.
        }
    }

    private void answer(Socket postgres, OutputStream client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(postgres.getInputStream()));
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        boolean open = false;
        boolean deaf = silent;
        boolean didSomething = false;
        int answers = 0;
        while (true) {
            int type = in.readUnsignedByte();
            deaf |= silent;
            if (deaf) {
                hasSwallowed = true;
                continue;
            }
            if (!open && type == NO_TLS) {
                client.write(type);
                continue;
            }
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            write(held, type, body);
            didSomething |= type == COMMAND_COMPLETE && !text(body).endsWith(" 0");
            if (type == READY_FOR_QUERY && didSomething && losesNext.compareAndSet(true, false)) {
                server.kill();
                return;
            }
            boolean mayBeLost = open && losesNext.get();
            open |= type == READY_FOR_QUERY;
            answers += type == READY_FOR_QUERY ? 1 : 0;
            if (type == READY_FOR_QUERY || (in.available() == 0 && !mayBeLost)) {
                held.writeTo(client);
                held.reset();
                didSomething = false;
            }
            deaf = answers >= heardAnswers;
        }
    }

    private static void write(ByteArrayOutputStream held, int type, byte[] body) throws IOException {
        DataOutputStream out = new DataOutputStream(held);
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    /** Of a message that is a text and a zero. */
    private static String text(byte[] body) {
        return new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
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
