package dev.aisha.bench.audio;

import static dev.aisha.bench.Effort.seconds;

import dev.aisha.bench.Effort;
import dev.aisha.bench.Rounds;
import dev.aisha.bench.Rounds.Comparison;
import dev.aisha.bench.RunBench;
import dev.aisha.bench.WantedFigures;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.system.SlowRecogniser;
import dev.aisha.worker.audio.SplitAlone;
import dev.aisha.worker.speech.UploadAlone;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How fast and how frugal the worker is with audio: {@code deploy/bench/audio}. */
public final class AudioBench {
    private static final Duration NOTE = Duration.ofSeconds(20);
    private static final List<String> FIGURES = List.of("A1", "A2", "A3", "A4", "A5", "A6", "A7");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    /** Requests at once, as CHUNK_CONCURRENCY is by default. */
    private static final int AT_ONCE = 16;

    private static final int UPLOADS = 60;
    private static final int NOTES = 30;
    private static final double SOON = 0.3;

    private final WantedFigures wanted;
    private final int rounds;
    private final Path folder;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> report = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final PlainFfmpeg ffmpeg = new PlainFfmpeg();
    private final Recordings recordings;
    private final SlowRecogniser recogniser;

    private AudioBench(WantedFigures wanted, Path folder) throws Exception {
        this.wanted = wanted;
        rounds = wanted.rounds();
        this.folder = folder;
        recordings = new Recordings(folder, ffmpeg);
        recogniser = new SlowRecogniser(vertx.getDelegate());
    }

    public static void main(String[] arguments) {
        RunBench.run(
                "deploy/bench/audio", arguments, FIGURES, (wanted, folder) -> new AudioBench(wanted, folder).run());
    }

    private void run() throws Exception {
        say("making recordings of 20 s, 5 min, 1 h and 3 h");
        for (Duration length : List.of(NOTE, FIVE_MINUTES, HOUR, THREE_HOURS)) {
            recordings.of(length);
        }
        if (wanted.has("A1", "A2")) {
            split();
        }
        if (wanted.has("A6")) {
            upload();
        }
        if (wanted.has("A3", "A4", "A7")) {
            transcribe();
        }
        if (wanted.has("A5")) {
            memory();
        }
        out.println();
        out.printf("Seconds, but for A5 megabytes: medians of %d rounds, taking turns%n", rounds);
        out.println(Comparison.head());
        report.stream().sorted().forEach(out::println);
    }

    private void split() throws Exception {
        say("A1, A2: finding the pauses of an hour and cutting it, and only decoding it");
        Path hour = recordings.of(HOUR);
        SplitAlone alone = new SplitAlone(folder.resolve("workspace"));
        alone.split(hour); // so that the compiler has seen it, as in a worker that has been up for a while
        report(Rounds.compare(
                        rounds,
                        () -> seconds(Effort.of(() -> alone.split(hour)).cpu()),
                        () -> seconds(ffmpeg.decode(hour).cpu()))
                .atMost("A1 CPU of splitting 1 h, of decoding it", 1.6));
        report(Rounds.compare(
                        rounds,
                        () -> seconds(alone.split(hour).first()),
                        () -> seconds(ffmpeg.decode(hour).wall()))
                .atMost("A2 first chunk of 1 h, whole decoding", 0.2));
    }

    private void upload() throws Exception {
        say("A6: " + UPLOADS + " uploads to a recogniser that takes 2 s, " + AT_ONCE + " at once");
        Duration time = Duration.ofSeconds(2);
        recogniser.takes(time);
        try (LocalRedis redis = LocalRedis.start()) {
            Redis client = Redis.createClient(vertx, redis.url());
            UploadAlone alone = new UploadAlone(
                    recogniser.url(),
                    AT_ONCE,
                    new BlockingRedisDataSourceImpl(vertx, client, RedisAPI.api(client), Duration.ofSeconds(5)));
            Path chunk = recordings.of(NOTE);
            alone.upload(chunk, 1);
            report(Rounds.compare(
                            rounds,
                            () -> seconds(Effort.of(() -> alone.upload(chunk, UPLOADS))
                                    .wall()),
                            () -> seconds(time.multipliedBy(waves(UPLOADS))))
                    .atMost("A6 60 uploads of 2 s, 16 at once, ideal", 1.1));
            client.close();
        }
    }

    private void transcribe() throws Exception {
        try (WorkerAtWork worker = new WorkerAtWork(vertx.getDelegate(), "worker", recogniser.url());
                NaiveWay naive = new NaiveWay(ffmpeg, folder, recogniser.url())) {
            recogniser.takes(Duration.ZERO);
            worker.transcribe(recordings.of(FIVE_MINUTES), FIVE_MINUTES); // the compiler has seen it
            if (wanted.has("A7")) {
                noteOf20Seconds(worker);
            }
            recogniser.takes(Duration.ofSeconds(1));
            if (wanted.has("A3")) {
                say("A3: 1 h with a recogniser that takes 1 s");
                report(besideIdeal(worker).atMost("A3 1 h with a recogniser of 1 s, ideal", 1.3));
            }
            if (wanted.has("A4")) {
                say("A4: 5 min and 1 h with that recogniser, and the naive way");
                report(against(worker, naive, FIVE_MINUTES).atMost("A4 5 min, naive", 1.0 / 6));
                report(against(worker, naive, HOUR).atMost("A4 1 h, naive", 1.0 / 10));
            }
        }
    }

    private void noteOf20Seconds(WorkerAtWork worker) throws Exception {
        say("A7: " + NOTES + " notes of 20 s, one after the other, to a recogniser that takes no time");
        report(new Comparison(latencies(worker), Collections.nCopies(NOTES, SOON))
                .atMost("A7 note of 20 s, p50, promised", 1.0));
    }

    private List<Double> latencies(WorkerAtWork worker) throws Exception {
        List<Double> latencies = new ArrayList<>();
        for (int i = 0; i < NOTES; i++) {
            latencies.add(seconds(worker.transcribe(recordings.of(NOTE), NOTE)));
        }
        return latencies;
    }

    private Comparison against(WorkerAtWork worker, NaiveWay naive, Duration length) throws Exception {
        Path file = recordings.of(length);
        return Rounds.compare(
                rounds,
                () -> seconds(worker.transcribe(file, length)),
                () -> seconds(naive.transcribe(file, length).wall()));
    }

    /** A silence scan of ffmpeg's, or as many waves of requests, whichever takes longer, and the last request. */
    private Comparison besideIdeal(WorkerAtWork worker) throws Exception {
        Path hour = recordings.of(HOUR);
        int chunks = new SplitAlone(folder.resolve("workspace")).split(hour).chunks();
        return Rounds.compare(
                rounds,
                () -> seconds(worker.transcribe(hour, HOUR)),
                () -> Math.max(seconds(ffmpeg.scanForSilence(hour).wall()), waves(chunks)) + 1);
    }

    private static int waves(int requests) {
        return (requests + AT_ONCE - 1) / AT_ONCE;
    }

    private void memory() throws Exception {
        say("A5: the most memory of a worker at 3 h, and of another at 5 min");
        recogniser.takes(Duration.ofMillis(100));
        report(Rounds.compare(rounds, () -> memory(THREE_HOURS), () -> memory(FIVE_MINUTES))
                .atMost("A5 most memory (MB) at 3 h, at 5 min", 1.1));
    }

    private double memory(Duration length) throws Exception {
        try (WorkerAtWork worker =
                new WorkerAtWork(vertx.getDelegate(), "worker-" + length.toSeconds(), recogniser.url())) {
            Path file = recordings.of(length);
            return worker.mostMemory(() -> worker.transcribe(file, length));
        }
    }

    private void report(String line) {
        out.println(line);
        report.add(line);
    }

    private void say(String what) {
        out.println("- " + what);
    }
}
