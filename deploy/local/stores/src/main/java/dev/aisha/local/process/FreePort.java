package dev.aisha.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on this machine's loopback address. */
public final class FreePort {
    /**
     * Below Linux' range for outgoing connections (32768 and up): in that range, a client that calls a server which is
     * down may be given the server's own port, connect to itself, and keep the server from coming back.
     */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** A port that nobody listens on at this moment. */
    public static int any() {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (!isTaken(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + END);
    }

    /** {@code port}, or a free one where it is 0. */
    public static int orAny(int port) {
        return port == 0 ? any() : port;
    }

    /** Whether somebody listens on the port, on this address or on all of them. */
    public static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
