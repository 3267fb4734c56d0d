package dev.aisha.faults.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code deploy/faults/proxy LISTEN HOST:PORT}: a {@link FaultProxy} that is told what to break line by line. */
public final class RunProxy {
    static final String USAGE = """
            A TCP proxy on 127.0.0.1:LISTEN that leads to HOST:PORT and breaks the line as it is told.

            usage: deploy/faults/proxy LISTEN HOST:PORT

            Commands, one a line on standard input; each is answered by a line:
            """ + Order.USAGE;

    private static final int REFUSED = 2;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern TARGET = Pattern.compile("(?<host>.+):(?<port>\\d{1,5})");

    private RunProxy() {}

    private record Target(String host, int port) {}

    /** Runs until {@code quit} or the end of the input; ends with 2 where the arguments make no sense. */
    public static void main(String[] arguments) {
        Optional<Integer> listen = arguments.length == 2 ? port(arguments[0]) : Optional.empty();
        Optional<Target> target = arguments.length == 2 ? target(arguments[1]) : Optional.empty();
        if (listen.isEmpty() || target.isEmpty()) {
            System.err.print(USAGE);
            System.exit(REFUSED);
            return;
        }
        try (FaultProxy proxy =
                FaultProxy.to(listen.get(), target.get().host(), target.get().port())) {
            System.out.println("127.0.0.1:" + proxy.port() + " leads to " + arguments[1]);
            obey(proxy);
        } catch (UncheckedIOException e) {
            System.err.println("deploy/faults/proxy: " + e.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void obey(FaultProxy proxy) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String answer = Order.obey(line, proxy);
                System.out.println(answer);
                if (answer.equals(Order.BYE)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Integer> port(String text) {
        return text.matches("\\d{1,5}")
                ? Optional.of(Integer.valueOf(text)).filter(port -> port <= HIGHEST_PORT)
                : Optional.empty();
    }

    private static Optional<Target> target(String text) {
        Matcher target = TARGET.matcher(text);
        return target.matches()
                ? port(target.group("port")).map(port -> new Target(target.group("host"), port))
                : Optional.empty();
    }
}
