package dev.aisha.bench.queue;

import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A gateway as it is shipped, which Telegram calls, on a PostgreSQL that keeps what it commits. */
final class GatewayAtWork implements AutoCloseable {
    private static final String SECRET = "bench-webhook-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalPostgres postgres =
            LocalPostgres.start(List.of("fsync=on", "full_page_writes=on", "synchronous_commit=on"));
    private final LocalRedis redis = LocalRedis.start();
    private final LocalS3 s3 = LocalS3.start();
    private final PlayedPeers peers;
    private final ServiceProcess gateway;
    private final HttpClient http;
    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();

    GatewayAtWork(Vertx vertx, int clients) throws Exception {
        peers = new PlayedPeers(vertx);
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(clients));
        gateway = ServiceProcess.start(
                Service.GATEWAY, "gateway", ServiceProcess.asShipped(), environment(), 0, postgres.folder());
        gateway.awaitReady();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("TELEGRAM_BOT_TOKEN", "1:unused");
        environment.put("TELEGRAM_API_URL", peers.url());
        environment.put("BILLING_URL", peers.url());
        environment.put("BOT_MODE", "webhook");
        environment.put("WEBHOOK_URL", "http://127.0.0.1:9/webhook/telegram");
        environment.put("WEBHOOK_SECRET", SECRET);
        environment.put("DATABASE_URL", postgres.url());
        environment.put("REDIS_URL", redis.url());
        environment.put("MINIO_ENDPOINT", s3.endpoint());
        environment.put("MINIO_ACCESS_KEY", LocalS3.ACCESS_KEY);
        environment.put("MINIO_SECRET_KEY", LocalS3.SECRET_KEY);
        environment.put("INTERNAL_API_TOKEN", "bench");
        environment.put("LOG_LEVEL", "WARN");
        return environment;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /** A table for the floor to insert into. */
    void makeTableToInsertInto() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table inserted (id bigint primary key, received_at timestamptz not null, body text not null)");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    /** Updates a second that were accepted, with so many calls under way at once, each with a note of another person. */
    double updatesPerSecond(int clients, Duration time) throws InterruptedException {
        Round round = new Round(new CountDownLatch(clients));
        long begin = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            round.next();
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        long done = round.stop();
        double seconds = (System.nanoTime() - begin) / 1e9;
        round.awaitEnd();
        return done / seconds;
    }

    private final class Round {
        private final CountDownLatch running;
        private final AtomicLong done = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean stopped;

        Round(CountDownLatch running) {
            this.running = running;
        }

        void next() {
            if (stopped) {
                running.countDown();
                return;
            }
            post(updates.incrementAndGet())
                    .onSuccess(taken -> {
                        done.incrementAndGet();
                        accepted.incrementAndGet();
                        next();
                    })
                    .onFailure(reason -> {
                        failure.compareAndSet(null, reason);
                        running.countDown();
                    });
        }

        long stop() {
            stopped = true;
            return done.get();
        }

        void awaitEnd() throws InterruptedException {
            boolean ended = running.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Throwable reason = failure.get();
            if (reason != null || !ended) {
                throw new IllegalStateException("an update was not accepted", reason);
            }
        }
    }

    private Future<Void> post(long number) {
        RequestOptions request = new RequestOptions()
                .setAbsoluteURI(gateway.url() + "/webhook/telegram")
                .setMethod(HttpMethod.POST)
                .putHeader("X-Telegram-Bot-Api-Secret-Token", SECRET)
                .putHeader("Content-Type", "application/json");
        String update = """
                {"update_id": %d, "message": {"message_id": %d, "date": 1795762844,
                 "chat": {"id": %d, "type": "private", "first_name": "Ada"},
                 "from": {"id": %d, "is_bot": false, "first_name": "Ada", "language_code": "en"},
                 "voice": {"file_id": "file-%d", "file_unique_id": "u%d", "duration": 20, "mime_type": "audio/ogg",
                  "file_size": 82473}}}""".formatted(number, number, number, number, number, number);
        return http.request(request)
                .compose(sent -> sent.send(update))
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() == 200
                                ? Future.succeededFuture()
                                : Future.failedFuture("the webhook answered " + response.statusCode())));
    }

    /** Neither side is fast by leaving something out: what was accepted stands in the ledger. */
    void proveThatEveryUpdateIsAJob() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from gateway.jobs")) {
            rows.next();
            if (rows.getLong(1) != accepted.get()) {
                throw new IllegalStateException(accepted + " updates accepted, " + rows.getLong(1) + " jobs");
            }
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        http.close();
        peers.close();
        s3.close();
        redis.close();
        postgres.close();
    }
}
