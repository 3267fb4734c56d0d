package dev.aisha.local.stack;

import dev.aisha.local.process.FreePort;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A port for each part. */
final class Ports {
    private static final int HIGHEST = 65_535;

    private final Map<Part, Integer> ports;

    private Ports(Map<Part, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The usual ports, or those that the user has set.
     *
     * @throws IllegalArgumentException where a set one is no port, or two parts have the same
     */
    static Ports of(Settings settings) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            var port = settings.get(part.portVariable())
                    .map(text -> parse(part.portVariable(), text))
                    .orElse(part.usualPort());
            if (ports.containsValue(port)) {
                throw new IllegalArgumentException(
                        part.portVariable() + " is " + port + ", which another part has already");
            }
            ports.put(part, port);
        }
        return new Ports(ports);
    }

    /** Ports that nobody uses at this moment. */
    static Ports free() {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            var port = FreePort.any();
            while (ports.containsValue(port)) {
                port = FreePort.any();
            }
            ports.put(part, port);
        }
        return new Ports(ports);
    }

    private static int parse(String variable, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST) {
            throw new IllegalArgumentException(variable + " should be a port, 1 to " + HIGHEST);
        }
        return Integer.parseInt(text);
    }

    int of(Part part) {
        var port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + part);
        }
        return port;
    }

    /** One sentence for each of these parts whose port somebody else listens on. */
    List<String> problems(Collection<Part> parts) {
        return EnumSet.copyOf(parts).stream()
                .filter(part -> FreePort.isTaken(of(part)))
                .map(part -> "port %d, for %s, is taken: end what listens there, or choose another one: %s=%d"
                        .formatted(of(part), part.title(), part.portVariable(), FreePort.any()))
                .toList();
    }
}
