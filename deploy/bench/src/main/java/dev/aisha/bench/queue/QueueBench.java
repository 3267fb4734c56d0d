package dev.aisha.bench.queue;

import static dev.aisha.bench.Effort.seconds;

import dev.aisha.bench.Rounds;
import dev.aisha.bench.Rounds.Comparison;
import dev.aisha.bench.RunBench;
import dev.aisha.bench.WantedFigures;
import dev.aisha.bench.audio.PlainFfmpeg;
import dev.aisha.bench.audio.Recordings;
import dev.aisha.bench.audio.WorkerAtWork;
import dev.aisha.bench.billing.Pgbench;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.system.SlowRecogniser;
import dev.aisha.worker.queue.QueueAlone;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.core.VertxOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast the queue and the gateway are: {@code deploy/bench/queue}. */
public final class QueueBench {
    private static final List<String> FIGURES = List.of("Q1", "Q2", "Q3", "Q4", "Q5");
    private static final int AT_ONCE = 16;
    private static final int JOBS = 40_000;
    private static final int WARM_UP = 3;
    private static final int JOBS_PER_SECOND = 50;
    private static final int CLIENTS = 32;
    private static final int LONG_FILES = 10;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration NOTE = Duration.ofSeconds(20);
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    /** Each worker takes three long files at a time, so that three of them have their hands full. */
    private static final int LECTURES = 9;

    private static final int REPLICAS = 3;

    /** Three of them have 75 chunks: five for each of the fifteen requests that a worker makes at once, so that none idles. */
    private static final Duration LECTURE = Duration.ofMinutes(25);

    /** So slow that two cores have time for what three workers do beside waiting. */
    private static final Duration SLOW = Duration.ofSeconds(40);

    private final WantedFigures wanted;
    private final int rounds;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)); // as the worker has it
    private final Vertx gateways = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Path folder;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private QueueBench(WantedFigures wanted, Path folder) {
        this.wanted = wanted;
        this.folder = folder;
        rounds = wanted.rounds();
    }

    public static void main(String[] arguments) {
        RunBench.run(
                "deploy/bench/queue", arguments, FIGURES, (wanted, folder) -> new QueueBench(wanted, folder).run());
    }

    private void run() throws Exception {
        out.println(Comparison.head());
        if (wanted.has("Q1", "Q2")) {
            queue();
        }
        if (wanted.has("Q3")) {
            gateway();
        }
        if (wanted.has("Q4")) {
            replicas();
        }
        if (wanted.has("Q5")) {
            shortBesideLong();
        }
    }

    private void queue() throws Exception {
        try (LocalRedis server = LocalRedis.start();
                QueueAlone ours = new QueueAlone(
                        client(vertx, server, AT_ONCE),
                        client(vertx, server, 2),
                        client(gateways, server, 1),
                        AT_ONCE);
                BullMq bullMq = BullMq.start(server.url(), AT_ONCE)) {
            for (int i = 0; i < WARM_UP; i++) { // both have been compiled
                ourJobsPerSecond(ours);
                bullMq.jobsPerSecond(JOBS, AT_ONCE);
            }
            if (wanted.has("Q1")) {
                out.println(
                        Rounds.compare(rounds, () -> ourJobsPerSecond(ours), () -> bullMq.jobsPerSecond(JOBS, AT_ONCE))
                                .atLeast("Q1 jobs/s, 16 at once, BullMQ", 2.0));
            }
            if (wanted.has("Q2")) {
                out.println(Rounds.compare(
                                rounds,
                                () -> ours.hop(JOBS_PER_SECOND, ROUND),
                                () -> bullMq.hop(JOBS_PER_SECOND, ROUND))
                        .atMost("Q2 hop (ms) at 50 jobs/s, p50, BullMQ", 1.0));
            }
        }
    }

    private static double ourJobsPerSecond(QueueAlone ours) throws Exception {
        double perSecond = ours.jobsPerSecond(JOBS, AT_ONCE);
        ours.forgetResults();
        return perSecond;
    }

    private static RedisDataSource client(Vertx vertx, LocalRedis server, int connections) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(server.url())
                .setMaxPoolSize(connections)
                .setMaxPoolWaiting(512);
        Redis client = Redis.createClient(vertx, options);
        return new BlockingRedisDataSourceImpl(vertx, client, RedisAPI.api(client), Duration.ofSeconds(10));
    }

    private void gateway() throws Exception {
        try (GatewayAtWork gateway = new GatewayAtWork(vertx.getDelegate(), CLIENTS)) {
            Pgbench pgbench = Pgbench.of(gateway.postgres());
            gateway.makeTableToInsertInto();
            gateway.updatesPerSecond(CLIENTS, ROUND.multipliedBy(2)); // the compiler has seen it
            out.println(Rounds.compare(
                            rounds,
                            () -> gateway.updatesPerSecond(CLIENTS, ROUND),
                            () -> pgbench.inserts(CLIENTS, ROUND))
                    .atLeast("Q3 updates/s, rows/s by pgbench", 0.5));
            gateway.proveThatEveryUpdateIsAJob();
        }
    }

    private void replicas() throws Exception {
        Path lecture = new Recordings(folder, new PlainFfmpeg()).of(LECTURE);
        try (SlowRecogniser recogniser = new SlowRecogniser(vertx.getDelegate());
                WorkerAtWork one = new WorkerAtWork(vertx.getDelegate(), "alone", recogniser.url());
                WorkerAtWork three = new WorkerAtWork(vertx.getDelegate(), "worker", recogniser.url(), REPLICAS)) {
            for (int i = 0; i < REPLICAS; i++) { // the compilers have seen it
                one.transcribe(lecture, LECTURE, 1);
                three.transcribe(lecture, LECTURE, REPLICAS);
            }
            recogniser.takes(SLOW);
            out.println(
                    Rounds.compare(rounds, () -> minutesPerSecond(three, lecture), () -> minutesPerSecond(one, lecture))
                            .atLeast("Q4 min of audio/s, 3 workers, 1 worker", 2.8));
        }
    }

    /** Minutes of audio a second, from the first submission to the last result. */
    private static double minutesPerSecond(WorkerAtWork workers, Path lecture) throws Exception {
        return LECTURES * LECTURE.toMinutes() / seconds(workers.transcribe(lecture, LECTURE, LECTURES));
    }

    private void shortBesideLong() throws Exception {
        Recordings recordings = new Recordings(folder, new PlainFfmpeg());
        try (SlowRecogniser recogniser = new SlowRecogniser(vertx.getDelegate());
                WorkerAtWork worker = new WorkerAtWork(vertx.getDelegate(), "worker", recogniser.url())) {
            recogniser.takes(Duration.ofSeconds(1));
            Path note = recordings.of(NOTE);
            Path lecture = recordings.of(THREE_HOURS);
            notes(worker, note); // the compiler has seen it
            List<Double> idle = notes(worker, note);
            for (int i = 0; i < LONG_FILES; i++) {
                worker.submit(lecture, THREE_HOURS);
            }
            List<Double> busy = notes(worker, note);
            if (!worker.hasJobs(THREE_HOURS)) {
                throw new IllegalStateException("the long files were done before the notes");
            }
            out.println(new Comparison(busy, idle).atMost("Q5 note beside ten files of 3 h, on idle worker", 1.5));
        }
    }

    private List<Double> notes(WorkerAtWork worker, Path note) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2 * rounds; i++) {
            times.add(seconds(worker.transcribe(note, NOTE)));
        }
        return times;
    }
}
