package dev.aisha.local.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis 6.2 with a password and an append-only file. */
public final class LocalRedis extends LocalStore {
    public static final String PASSWORD = "local-redis-password";

    private static final int ANSWERS_WITHIN_MILLIS = 1_000;

    private final Path configuration = folder().resolve("redis.conf");

    private LocalRedis(@Nullable Path folder, int port) {
        super("redis", folder, port);
    }

    /** On a free port, with data that goes at close. */
    public static LocalRedis start() {
        return started(new LocalRedis(null, 0));
    }

    /** With data that is kept in {@code folder}; a port of 0 is a free one. */
    public static LocalRedis start(Path folder, int port) {
        return started(new LocalRedis(folder, port));
    }

    private static LocalRedis started(LocalRedis redis) {
        redis.startFirst();
        return redis;
    }

    /** {@code redis://:password@host:port/0}, as REDIS_URL wants it. */
    public String url() {
        return url(port());
    }

    /** What {@link #url()} is of one on this port, running or not. */
    public static String url(int port) {
        return "redis://:" + PASSWORD + "@" + HOST + ":" + port + "/0";
    }

    @Override
    Path data() {
        return folder().resolve("appendonly.aof");
    }

    @Override
    void prepare() throws IOException {
        // No fsync: every write has left the process before it is answered, and no background sync ever delays that.
        Files.writeString(configuration, """
                bind %s
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync no
                save ""
                set-proc-title no
                """.formatted(HOST, port(), PASSWORD, folder()));
    }

    @Override
    List<String> program() throws IOException {
        return List.of(Programs.redis().toString(), configuration.toString());
    }

    @Override
    boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), ANSWERS_WITHIN_MILLIS);
            socket.setSoTimeout(ANSWERS_WITHIN_MILLIS);
            socket.getOutputStream().write(("AUTH " + PASSWORD + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            var expected = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
            var answer = socket.getInputStream().readNBytes(expected.length);
            return Arrays.equals(expected, answer);
        } catch (IOException e) {
            return false;
        }
    }
}
