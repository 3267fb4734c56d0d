package dev.aisha.faults.proxy;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@link FaultProxy} is told in a line, and the line that is answered. */
final class Order {
    static final String USAGE = """
              latency 200ms    forward each read that much later (ms, s)
              blackhole        accept, and forward nothing
              refuse           accept nothing, close what there is
              reset            end all connections by RST, once
              cut-after 100    close each connection after so many bytes of its answers
              drop-replies 1   have the next requests done and lose their answers
              mend             pass everything again
              status           what is broken, and how many connections there are
              quit             end
            """;

    static final String BYE = "bye";

    private static final Pattern LINE = Pattern.compile("(?<order>[a-z-]+)(?:\\s+(?<number>\\d{1,9})(?<unit>ms|s)?)?");

    private Order() {}

    /** Does what the line says; answers {@link #BYE} where nothing is to follow. */
    static String obey(String line, FaultProxy proxy) {
        Matcher words = LINE.matcher(line.strip());
        if (!words.matches()) {
            return "not understood";
        }
        boolean bare = words.group("number") == null;
        boolean timed = words.group("unit") != null;
        return switch (words.group("order")) {
            case "latency" -> timed ? done(() -> proxy.latency(duration(words)), proxy) : "latency 200ms, or 2s";
            case "cut-after" -> bare || timed ? "cut-after BYTES" : done(() -> proxy.cutAfter(number(words)), proxy);
            case "drop-replies" ->
                bare || timed
                        ? "drop-replies COUNT"
                        : done(() -> proxy.dropReplies(Math.toIntExact(number(words))), proxy);
            case "blackhole" -> bare ? done(proxy::blackhole, proxy) : "not understood";
            case "refuse" -> bare ? done(proxy::refuse, proxy) : "not understood";
            case "reset" -> bare ? done(proxy::reset, proxy) : "not understood";
            case "mend" -> bare ? done(proxy::mend, proxy) : "not understood";
            case "status" -> bare ? status(proxy) : "not understood";
            case "quit" -> bare ? BYE : "not understood";
            default -> "not understood";
        };
    }

    private static String done(Runnable act, FaultProxy proxy) {
        act.run();
        return status(proxy);
    }

    private static String status(FaultProxy proxy) {
        return proxy.state() + ", " + proxy.connections() + " connections";
    }

    private static long number(Matcher words) {
        return Long.parseLong(words.group("number"));
    }

    private static Duration duration(Matcher words) {
        return words.group("unit").equals("s") ? Duration.ofSeconds(number(words)) : Duration.ofMillis(number(words));
    }
}
