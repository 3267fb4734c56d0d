package dev.aisha.platform.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Logs in to Redis and pings it: two commands in RESP, as the service's client is not there without the service. */
final class AskRedis {
    private static final String PEER = "redis";
    private static final int LIMIT_MILLIS = 5000;
    private static final int USUAL_PORT = 6379;

    private AskRedis() {}

    static Finding ask(String redisUrl) {
        URI url = URI.create(redisUrl);
        int port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
        try (Socket socket =
                url.getScheme().equals("rediss") ? SSLSocketFactory.getDefault().createSocket() : new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> login = login(url.getRawUserInfo());
            if (!login.isEmpty()
                    && !say(socket.getOutputStream(), answers, login).equals("+OK")) {
                return Finding.bad(PEER, "REDIS_URL: user or password is refused");
            }
            String pong = say(socket.getOutputStream(), answers, List.of("PING"));
            return pong.equals("+PONG")
                    ? Finding.good(PEER, "answers")
                    : Finding.bad(PEER, "REDIS_URL: " + pong.replaceFirst("^-", ""));
        } catch (IOException | IllegalArgumentException e) {
            return Finding.bad(PEER, "REDIS_URL: " + e.getMessage());
        }
    }

    private static List<String> login(@Nullable String userInfo) {
        if (userInfo == null) {
            return List.of();
        }
        String[] parts = userInfo.split(":", 2);
        List<String> command = new ArrayList<>(List.of("AUTH"));
        if (!parts[0].isEmpty() && parts.length == 2) {
            command.add(decode(parts[0]));
        }
        command.add(decode(parts[parts.length - 1]));
        return command;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String say(OutputStream out, BufferedReader answers, List<String> command) throws IOException {
        StringBuilder request = new StringBuilder("*" + command.size() + "\r\n");
        for (String word : command) {
            request.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        @Nullable String answer = answers.readLine();
        return answer == null ? "-no answer" : answer;
    }
}
