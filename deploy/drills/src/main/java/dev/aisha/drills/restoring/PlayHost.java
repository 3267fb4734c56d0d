package dev.aisha.drills.restoring;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.drills.restoring.RunScript.Ended;
import dev.aisha.local.stack.ProjectRoot;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.Replica;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plays the host of deploy/compose for its scripts. There is no Docker here: what {@code docker compose} is asked for is done to
 * the processes of a system, what runs in a container runs beside them, word for word, with the container's variables. Asked
 * by deploy/drills/stand-ins.
 */
final class PlayHost implements AutoCloseable {
    private static final int BACKLOG = 10;
    private static final int NOT_PLAYED = 2;

    /** {@code compose --file FILE --profile backup}. */
    private static final int WORDS_BEFORE_THE_COMMAND = 5;

    private static final String SECRETS_OF_CONTAINERS = "/run/secrets/";

    private final StormSystem system;
    private final HostFiles files;
    private final ServerSocket door;
    private final RunScript scripts;
    private final Path compose = ProjectRoot.find().resolve("deploy/compose");

    private PlayHost(StormSystem system, HostFiles files, Path postgres, ServerSocket door) {
        this.system = system;
        this.files = files;
        this.door = door;
        Path standIns = ProjectRoot.find().resolve("deploy/drills/stand-ins");
        Map<String, String> variables = new HashMap<>(files.variables(standIns + ":" + postgres));
        variables.put("DRILL_PORT", String.valueOf(door.getLocalPort()));
        variables.put("HTTP_PORT", String.valueOf(billing().port()));
        scripts = new RunScript(variables);
        Thread.ofVirtual().name("play-host").start(this::serve);
    }

    /**
     * The host of this system.
     *
     * @param postgres where PostgreSQL's programs lie
     */
    static PlayHost of(StormSystem system, HostFiles files, Path postgres) {
        try {
            return new PlayHost(
                    system, files, postgres, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script of deploy/compose as its container does. */
    Ended backup(String script, String... words) {
        return script(compose.resolve("backup").resolve(script), words);
    }

    /** Runs deploy/compose/restore, as somebody on the host does. */
    Ended restore(String dump) {
        return script(compose.resolve("restore"), "--yes", dump);
    }

    private Ended script(Path script, String... words) {
        return scripts.run(
                Stream.concat(Stream.of(script.toString()), Stream.of(words)).toList());
    }

    private ServiceProcess billing() {
        return system.billings().getFirst().process();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().name("play-call").start(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            Ended ended = play(words(new BufferedInputStream(caller.getInputStream())));
            caller.getOutputStream().write((ended.code() + "\n" + ended.output()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many, and then each, with a zero byte at its end. */
    private static List<String> words(InputStream in) throws IOException {
        int count = Integer.parseInt(word(in));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word(in));
        }
        return words;
    }

    private static String word(InputStream in) throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0; next = in.read()) {
            word.write(next);
        }
        return word.toString(StandardCharsets.UTF_8);
    }

    /** The program's name, the store's address with its keys, which only its client has, and what it is asked for. */
    private Ended play(List<String> words) {
        try {
            return words.getFirst().equals("mc")
                    ? new MirrorStore(words.get(1)).run(words.subList(2, words.size()))
                    : compose(words.subList(2 + WORDS_BEFORE_THE_COMMAND, words.size()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(NOT_PLAYED, "interrupted\n");
        }
    }

    private Ended compose(List<String> words) throws InterruptedException {
        List<String> names =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        return switch (words.getFirst()) {
            case "up" -> start(named(names));
            case "stop" -> stop(named(names));
            case "run" ->
                backup(
                        names.getFirst().replace("backup-", ""),
                        names.subList(1, names.size()).toArray(String[]::new));
            case "exec" ->
                scripts.run(List.of(
                        names.get(1), "-c", words.getLast().replace(SECRETS_OF_CONTAINERS, files.secrets() + "/")));
            default -> new Ended(NOT_PLAYED, "not played: docker compose " + words + "\n");
        };
    }

    private static Ended start(List<Replica> replicas) throws InterruptedException {
        for (Replica replica : replicas) {
            replica.revive();
        }
        return new Ended(0, "");
    }

    private static Ended stop(List<Replica> replicas) {
        replicas.forEach(replica -> replica.process().stop());
        return new Ended(0, "");
    }

    /** The processes of those that are services of ours; the stores run already. */
    private List<Replica> named(List<String> names) {
        return Stream.of(system.billings(), system.gateways(), system.workers())
                .flatMap(List::stream)
                .filter(replica -> names.contains(containerOf(replica)))
                .toList();
    }

    private String containerOf(Replica replica) {
        if (system.billings().contains(replica)) {
            return "billing-service";
        }
        return system.gateways().contains(replica) ? "bot-gateway" : "transcription-worker";
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
