package dev.aisha.local.system;

import dev.aisha.local.stores.LocalRedis;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection to Redis for a few commands, or to listen, without a client that would reconnect or repeat. */
public final class RedisLine implements AutoCloseable {
    private static final int TIME_OUT_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    private RedisLine(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIME_OUT_MILLIS);
        socket.setSoTimeout(TIME_OUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public static RedisLine open(int port) throws IOException {
        RedisLine line = new RedisLine(port);
        line.ask("AUTH", LocalRedis.PASSWORD);
        return line;
    }

    /**
     * Runs a command.
     *
     * @return its answer, flat: the texts in it in their order, numbers as texts
     * @throws IOException where Redis does not answer, or answers with an error
     */
    public List<String> ask(String... command) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("*" + command.length + "\r\n"));
        for (String part : command) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            request.writeBytes(ascii("$" + bytes.length + "\r\n"));
            request.writeBytes(bytes);
            request.writeBytes(ascii("\r\n"));
        }
        socket.getOutputStream().write(request.toByteArray());
        List<String> answer = new ArrayList<>();
        read(answer);
        return answer;
    }

    /**
     * Waits for what Redis says next without being asked, for up to 5 s.
     *
     * @throws IOException where it says nothing, or has gone
     */
    public String hear() throws IOException {
        return line();
    }

    private void read(List<String> answer) throws IOException {
        String line = line();
        String rest = line.substring(1);
        switch (line.charAt(0)) {
            case '+', ':' -> answer.add(rest);
            case '-' -> throw new IOException("redis: " + rest);
            case '$' -> bulk(Integer.parseInt(rest), answer);
            case '*' -> {
                int count = Integer.parseInt(rest);
                for (int i = 0; i < count; i++) {
                    read(answer);
                }
            }
            default -> throw new IOException("redis speaks something else");
        }
    }

    private void bulk(int length, List<String> answer) throws IOException {
        if (length >= 0) {
            answer.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            in.skipNBytes(2);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("redis has gone");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
