package dev.aisha.bench.footprint;

import static dev.aisha.bench.Effort.seconds;

import dev.aisha.bench.Rounds;
import dev.aisha.bench.Rounds.Comparison;
import dev.aisha.bench.RunBench;
import dev.aisha.bench.WantedFigures;
import dev.aisha.bench.audio.PlainFfmpeg;
import dev.aisha.bench.audio.Recordings;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much memory the services take, and how long they take to start: {@code deploy/bench/footprint}. */
public final class FootprintBench {
    private static final List<String> FIGURES = List.of("F1", "F2", "F3");

    /** MB that the three services may have together. */
    private static final double ROOM = 500;

    /** Seconds that the whole system may take to start. */
    private static final double SOON = 30;

    private static final Duration NOTE = Duration.ofSeconds(20);

    /** Until what a note leaves behind is done, and compilers have nothing more to do. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final WantedFigures wanted;
    private final Path folder;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<Service, UnpackedImage> trained = new EnumMap<>(Service.class);
    private final Map<Service, UnpackedImage> untrained = new EnumMap<>(Service.class);

    private FootprintBench(WantedFigures wanted, Path folder) {
        this.wanted = wanted;
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        RunBench.run(
                "deploy/bench/footprint",
                arguments,
                FIGURES,
                (wanted, folder) -> new FootprintBench(wanted, folder).run());
    }

    private void run() throws Exception {
        out.println(Comparison.head());
        if (wanted.has("F1", "F2")) {
            unpack();
            try (Surroundings around = new Surroundings(Vertx.vertx())) {
                if (wanted.has("F1")) {
                    memory(around);
                }
                if (wanted.has("F2")) {
                    starts(around.environment());
                }
            }
        }
        if (wanted.has("F3")) {
            wholeSystem();
        }
    }

    private void unpack() throws IOException {
        say("making the AOT caches, as the images do");
        for (Service service : Service.values()) {
            trained.put(service, UnpackedImage.trained(service, folder.resolve(service.module())));
            untrained.put(service, UnpackedImage.untrained(service, folder.resolve(service.module() + "-untrained")));
        }
    }

    private void memory(Surroundings around) throws Exception {
        Path note = new Recordings(folder, new PlainFfmpeg()).of(NOTE);
        Comparison comparison = Rounds.compare(
                wanted.rounds(),
                () -> atRest("images", this::asImage, around, note),
                () -> atRest("java -jar", this::plain, around, note));
        out.println(promised(comparison.measured(), ROOM).atMost("F1 MB at rest, images, promised", 1.0));
        out.println(promised(comparison.floor(), ROOM).atMost("F1 MB at rest, java -jar, promised", 1.0));
    }

    private double atRest(String way, ServicesAtRest.Start start, Surroundings around, Path note) throws Exception {
        try (ServicesAtRest services = new ServicesAtRest(start, around.environment())) {
            around.transcribe(note, NOTE);
            Thread.sleep(REST);
            return sum(way, services.memory());
        }
    }

    private double sum(String way, Map<Service, Memory> memory) {
        memory.forEach((service, its) -> say(line(way + ", " + service.module(), its)));
        Memory all = memory.values().stream().reduce(Memory.NONE, Memory::plus);
        say(line(way + ", together", all));
        return all.resident();
    }

    private static String line(String whose, Memory memory) {
        return "%s: %.1f MB resident, %.1f MB as a share".formatted(whose, memory.resident(), memory.share());
    }

    private ServiceProcess asImage(Service service, Map<String, String> environment, int port) {
        return image(trained, service).start(environment, port, folder);
    }

    private ServiceProcess plain(Service service, Map<String, String> environment, int port) {
        return ServiceProcess.start(service, service.module() + "-plain", List.of(), environment, port, folder);
    }

    private static UnpackedImage image(Map<Service, UnpackedImage> images, Service service) {
        UnpackedImage image = images.get(service);
        if (image == null) {
            throw new IllegalStateException("no image of " + service);
        }
        return image;
    }

    private void starts(Map<String, String> environment) throws Exception {
        for (Service service : Service.values()) {
            UnpackedImage with = image(trained, service);
            UnpackedImage without = image(untrained, service);
            toReady(without, environment); // the schema is there, and the files are in memory
            toReady(with, environment);
            out.println(Rounds.compare(
                            wanted.rounds(), () -> toReady(with, environment), () -> toReady(without, environment))
                    .atMost("F2 s to ready, AOT cache, none: " + service.name().toLowerCase(Locale.ROOT), 0.4));
        }
    }

    private double toReady(UnpackedImage image, Map<String, String> environment) {
        long began = System.nanoTime();
        try (ServiceProcess started = image.start(environment, 0, folder)) {
            started.awaitReady();
            return seconds(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void wholeSystem() throws Exception {
        WholeSystem system = new WholeSystem(folder);
        system.start(); // the stores have their data
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < wanted.rounds(); round++) {
            times.add(seconds(system.start()));
        }
        out.println(promised(times, SOON).atMost("F3 s to ready, deploy/local/up, promised", 1.0));
    }

    private static Comparison promised(List<Double> measured, double promise) {
        return new Comparison(measured, Collections.nCopies(measured.size(), promise));
    }

    private void say(String what) {
        out.println("- " + what);
    }
}
