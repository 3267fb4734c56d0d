package dev.aisha.faults.proxy;

import dev.aisha.local.process.FreePort;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the loopback address to stand before PostgreSQL, Redis, an object store or any HTTP server, whose line
 * can be made slow, silent or short. Each fault stays until another call changes it; {@link #mend()} ends all of them.
 *
 * <p>Bounded: {@value #MOST_CONNECTIONS} connections at once, further ones are reset; a megabyte under way in each
 * direction of each. Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 1_000;

    private final String host;
    private final int targetPort;
    private final int port;
    private final Faults faults = new Faults();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Entrance entrance;
    private boolean closed;

    private FaultProxy(int listenPort, String host, int targetPort) {
        this.host = host;
        this.targetPort = targetPort;
        port = FreePort.orAny(listenPort);
    }

    /** On a free port, leading to {@code host:port}, which need not be there yet. */
    public static FaultProxy to(String host, int port) {
        return to(0, host, port);
    }

    /**
     * As {@link #to(String, int)}, on a port of the caller's choice.
     *
     * @throws UncheckedIOException where the port is taken
     */
    public static FaultProxy to(int listenPort, String host, int port) {
        FaultProxy proxy = new FaultProxy(listenPort, host, port);
        proxy.open();
        return proxy;
    }

    /** The port that clients are to be given. */
    public int port() {
        return port;
    }

    /** Passes everything from now on. Connections stay, and what a {@link #blackhole()} has kept back is forwarded. */
    public void mend() {
        faults.mend();
        open();
    }

    /** Forwards each read of either direction that much later; what is read meanwhile waits as long, not longer. */
    public void latency(Duration perRead) {
        faults.latency(perRead);
    }

    /** Accepts connections and keeps them, and forwards nothing until {@link #mend()}. */
    public void blackhole() {
        faults.blackhole();
        open();
    }

    /**
     * Accepts no connection (the port is closed, so that the system refuses them) and closes those there are, until
     * {@link #mend()}.
     */
    public synchronized void refuse() {
        shut();
        connections.forEach(Connection::close);
    }

    /** Ends all connections by RST, to client and server. New ones pass. */
    public void reset() {
        connections.forEach(Connection::reset);
    }

    /** Closes each connection after so many bytes of its answers: those there are counted from now on. */
    public void cutAfter(long answerBytes) {
        connections.forEach(Connection::countAnew);
        faults.cutAfter(answerBytes);
    }

    /**
     * Has the next {@code count} requests done and their replies lost: the first answer after each is swallowed, and the
     * connection reset. A request is what a client says next, on whichever connection, and also what nobody calls a
     * request: a login, a poll, the preparing of a statement. Where that matters, see {@link #dropReplies(int, Pattern)}.
     */
    public void dropReplies(int count) {
        faults.dropReplies(count);
    }

    /**
     * Swallows the next {@code count} answers that match, and resets their connections.
     *
     * @param answer is looked for in what one read brings, each byte a character (ISO 8859-1); a short answer comes in one
     */
    public void dropReplies(int count, Pattern answer) {
        faults.dropReplies(count, answer);
    }

    /** How many replies are still to be dropped. */
    public int repliesToDrop() {
        return faults.repliesToDrop();
    }

    /** How many connections there are at this moment. */
    public int connections() {
        return connections.size();
    }

    /** What is broken at the moment, in a few words; {@code passing} where nothing is. */
    String state() {
        return isOpen() ? faults.state() : "refusing";
    }

    private synchronized boolean isOpen() {
        return entrance != null;
    }

    private synchronized void open() {
        if (!closed && entrance == null) {
            entrance = Entrance.open(port, client -> admit(new Connection(client, faults)));
        }
    }

    private synchronized void shut() {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
    }

    private void admit(Connection connection) {
        if (connections.size() >= MOST_CONNECTIONS) {
            connection.reset();
            return;
        }
        connections.add(connection);
        Thread.ofVirtual().start(() -> {
            try {
                connection.serve(new InetSocketAddress(host, targetPort));
            } finally {
                connections.remove(connection);
            }
        });
    }

    /** Ends all connections and frees the port. */
    @Override
    public synchronized void close() {
        closed = true;
        shut();
        connections.forEach(Connection::close);
    }
}
