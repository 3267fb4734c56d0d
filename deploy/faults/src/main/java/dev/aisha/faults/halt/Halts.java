package dev.aisha.faults.halt;

import dev.aisha.local.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has services die or stand still at {@link HaltPoint}s. They run with {@link #jvmOptions} all the time; a point that is armed
 * works once, in whichever process comes to it first.
 *
 * <pre>{@code
 * var halts = Halts.in(folder);
 * var worker = ServiceProcess.start(Service.WORKER, "worker-1", halts.jvmOptions(Service.WORKER), environment, 0, logs);
 * halts.kill(HaltPoint.BEFORE_TELL);
 * // … a note; the worker dies, and is started again as it is
 * }</pre>
 *
 * <p>Needs {@code org.jboss.byteman:byteman} on the class path.
 */
public final class Halts {
    private static final String AGENT = "org/jboss/byteman/agent/Main.class";

    private final Path folder;

    private Halts(Path folder) {
        this.folder = folder;
    }

    /** Keeps rules and what is armed in a folder, which is made; its path must hold no space, comma or quote. */
    public static Halts in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!absolute.toString().matches("[^\\s,\"\\\\]+")) {
            throw new IllegalArgumentException("not a folder for rules: " + absolute);
        }
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Halts(absolute);
    }

    /** What {@code java} is given so that all points of a service ask whether it is their time. */
    public List<String> jvmOptions(Service service) {
        return jvmOptions(
                service.module(),
                Arrays.stream(HaltPoint.values())
                        .filter(point -> point.service() == service)
                        .map(HaltPoint::rule)
                        .toList());
    }

    List<String> jvmOptions(String program, List<HaltRule> rules) {
        Path script = folder.resolve(program + ".btm");
        try {
            Files.writeString(
                    script, rules.stream().map(rule -> rule.text(folder)).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path agent = agent();
        return List.of("-javaagent:" + agent + "=script:" + script + ",boot:" + agent);
    }

    /** Byteman's jar, which the agent's options name. */
    private static Path agent() {
        URL agent = Halts.class.getClassLoader().getResource(AGENT);
        if (agent == null) {
            throw new IllegalStateException("org.jboss.byteman:byteman is not on the class path");
        }
        String jar = agent.getPath();
        return Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
    }

    /** The process that passes the point next dies there as by {@code kill -9}. */
    public void kill(HaltPoint point) {
        kill(point, 1);
    }

    /** As {@link #kill(HaltPoint)}, at the {@code passing}th time from now on, 1 to {@value HaltRule#MOST_PASSINGS}. */
    public void kill(HaltPoint point, int passing) {
        kill(point.rule(), passing);
    }

    void kill(HaltRule rule, int passing) {
        if (passing < 1 || passing > HaltRule.MOST_PASSINGS) {
            throw new IllegalArgumentException("passings are counted from 1 to " + HaltRule.MOST_PASSINGS);
        }
        disarm();
        // The first one last, or a passing in between would be the last.
        for (int let = passing; let >= 1; let--) {
            arm(rule.killFile(folder, let));
        }
    }

    /**
     * The thread that passes the point next stands there for up to ten seconds, so that its process can be frozen at this
     * moment: once {@link #isArmed()} is false, it stands.
     */
    public void hold(HaltPoint point) {
        hold(point.rule());
    }

    void hold(HaltRule rule) {
        disarm();
        arm(rule.holdFile(folder));
    }

    private static void arm(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a point is armed that nobody has come to yet. */
    public boolean isArmed() {
        return !armed().isEmpty();
    }

    /** Lets everybody pass. */
    public void disarm() {
        for (Path file : armed()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> armed() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".btm")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
