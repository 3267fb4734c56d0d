package dev.aisha.e2e;

import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.local.stores.LocalRedis;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A way into Redis beside the services: one command a connection, its answer as texts (RESP 2). */
final class RedisConsole {
    private static final int PATIENCE_MILLIS = 10_000;

    /** What is in the streams, what of it somebody holds, and checkpoints. */
    private static final String LEFTOVERS = """
            local left = {}
            for i, stream in ipairs(KEYS) do
              local entries = redis.call('XLEN', stream)
              if entries > 0 then
                left[#left + 1] = entries .. ' entries in ' .. stream
              end
              local pending = redis.pcall('XPENDING', stream, ARGV[i])
              if not pending.err and pending[1] > 0 then
                left[#left + 1] = pending[1] .. ' pending in ' .. stream
              end
            end
            for _, chunks in ipairs(redis.call('KEYS', 'aisha:{jobs}:chunks:*')) do
              left[#left + 1] = chunks
            end
            return left""";

    private final LocalRedis redis;

    RedisConsole(LocalRedis redis) {
        this.redis = redis;
    }

    /** What is left of jobs; nothing, where all have ended. */
    List<String> leftovers() {
        return command(
                "EVAL",
                LEFTOVERS,
                "3",
                Lane.SHORT.stream(),
                Lane.LONG.stream(),
                JobStreams.RESULTS,
                JobStreams.WORKERS,
                JobStreams.WORKERS,
                JobStreams.GATEWAYS);
    }

    /** Keys in whose name or value this text stands. */
    List<String> keysWith(String text) {
        return command("EVAL", """
                local found = {}
                for _, key in ipairs(redis.call('KEYS', '*')) do
                  local type = redis.call('TYPE', key).ok
                  local value = type == 'stream' and redis.call('XRANGE', key, '-', '+')
                    or type == 'hash' and redis.call('HGETALL', key)
                    or type == 'string' and redis.call('GET', key)
                    or redis.call('DUMP', key)
                  if (key .. cjson.encode(value)):find(ARGV[1], 1, true) then
                    found[#found + 1] = key
                  end
                end
                return found""", "0", text);
    }

    /**
     * What Redis answers; several texts where it is a list.
     *
     * @throws IllegalStateException with what Redis says where it refuses
     */
    List<String> command(String... words) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(written("AUTH", LocalRedis.PASSWORD));
            read(in);
            socket.getOutputStream().write(written(words));
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(String... words) {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return command.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> read(DataInputStream in) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> List.of(rest);
            case '$' -> bulk(in, Integer.parseInt(rest));
            case '*' -> {
                List<String> all = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(rest); i++) {
                    all.addAll(read(in));
                }
                yield all;
            }
            default -> throw new IllegalStateException(line);
        };
    }

    private static List<String> bulk(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            return List.of();
        }
        byte[] text = in.readNBytes(length);
        line(in);
        return List.of(new String(text, StandardCharsets.UTF_8));
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
