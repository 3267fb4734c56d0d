package dev.aisha.bench.footprint;

import dev.aisha.local.process.ChildProcess;
import dev.aisha.local.process.FreePort;
import dev.aisha.local.stack.ProjectRoot;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the image of a service has in {@code /app}, in a folder of this machine, where the image's own commands work on it:
 * {@code deploy/images/train} makes its AOT cache, {@code deploy/images/entrypoint} starts it.
 */
final class UnpackedImage {
    /** Made by {@code deploy/bench/footprint}. */
    private static final String PACKAGED = "target/image";

    private static final Duration TRAINED_WITHIN = Duration.ofMinutes(8);

    private final Service service;
    private final Path app;

    private UnpackedImage(Service service, Path app) {
        this.service = service;
        this.app = app;
    }

    /** Without an AOT cache, in a folder that is made. */
    static UnpackedImage untrained(Service service, Path app) throws IOException {
        Path packaged = ProjectRoot.find().resolve(service.module()).resolve(PACKAGED);
        try (Stream<Path> files = Files.walk(packaged)) {
            for (Path file : files.toList()) {
                Files.copy(file, app.resolve(packaged.relativize(file).toString()));
            }
        }
        return new UnpackedImage(service, app);
    }

    /** With an AOT cache that is made in it. */
    static UnpackedImage trained(Service service, Path app) throws IOException {
        UnpackedImage image = untrained(service, app);
        image.train();
        return image;
    }

    private void train() {
        Path log = app.resolveSibling(app.getFileName() + "-train.log");
        ChildProcess train = ChildProcess.start(new ChildProcess.Command(
                "train",
                List.of(command("train"), String.valueOf(FreePort.any())),
                Map.of("PATH", path(), "HOME", app.toString(), "LOG_FORMAT", "json"),
                app,
                "train",
                log,
                app.resolveSibling(app.getFileName() + "-train.pid")));
        if (!train.awaitEnd(TRAINED_WITHIN) || train.exitCode() != 0) {
            train.kill();
            throw new IllegalStateException("no AOT cache of " + service.module() + ": " + train.logTail());
        }
    }

    /**
     * Starts it as the image does, and returns at once.
     *
     * @param folder for its log and its temporary files
     */
    ServiceProcess start(Map<String, String> environment, int port, Path folder) {
        String name = app.getFileName().toString();
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("PATH", path());
        whole.put("LOG_FORMAT", "json");
        whole.put("JAVA_OPTIONS", "-Djava.io.tmpdir=" + ServiceProcess.temporary(folder, name));
        return ServiceProcess.start(name, List.of(command("entrypoint")), app, whole, port, folder);
    }

    private static String command(String name) {
        return ProjectRoot.find().resolve("deploy/images").resolve(name).toString();
    }

    /** With this process' Java first. */
    private static String path() {
        return Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
    }
}
