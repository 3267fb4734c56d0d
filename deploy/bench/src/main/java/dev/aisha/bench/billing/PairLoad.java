package dev.aisha.bench.billing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Clients that reserve and capture over HTTP, each on a connection of its own and one pair after the other. */
final class PairLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong pairs = new AtomicLong();

    /**
     * Runs so many clients for a while.
     *
     * @param url of the service
     * @param user chooses the user of a pair
     * @return pairs a second, whole ones within the time
     */
    double run(String url, String token, int clients, Duration time, LongSupplier user) throws InterruptedException {
        HttpClient http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(clients));
        Round round = new Round(http, url, token, user, new CountDownLatch(clients));
        long begin = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            round.pair();
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        long done = round.stop();
        double seconds = (System.nanoTime() - begin) / 1e9;
        round.awaitEnd();
        http.close();
        return done / seconds;
    }

    /** Pairs of all rounds so far, also those that ended after the time was up. */
    long pairs() {
        return pairs.get();
    }

    @Override
    public void close() {
        vertx.close();
    }

    private final class Round {
        private final HttpClient http;
        private final RequestOptions options;
        private final String token;
        private final LongSupplier user;
        private final CountDownLatch running;
        private final AtomicLong done = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean stopped;

        Round(HttpClient http, String url, String token, LongSupplier user, CountDownLatch running) {
            this.http = http;
            this.options = new RequestOptions().setAbsoluteURI(url);
            this.token = token;
            this.user = user;
            this.running = running;
        }

        void pair() {
            if (stopped) {
                running.countDown();
                return;
            }
            ThreadLocalRandom random = ThreadLocalRandom.current();
            String path = "/v1/reservations/" + new UUID(random.nextLong(), random.nextLong());
            String hold = "{\"user\":{\"telegramId\":" + user.getAsLong() + "},\"seconds\":200}";
            call(HttpMethod.PUT, path, hold, 201)
                    .compose(held -> call(HttpMethod.POST, path + "/capture", "{\"seconds\":200}", 200))
                    .onSuccess(captured -> {
                        done.incrementAndGet();
                        pairs.incrementAndGet();
                        pair();
                    })
                    .onFailure(this::fail);
        }

        private Future<Buffer> call(HttpMethod method, String path, String body, int expected) {
            RequestOptions request = new RequestOptions(options)
                    .setMethod(method)
                    .setURI(path)
                    .putHeader("Authorization", "Bearer " + token)
                    .putHeader("Content-Type", "application/json");
            return http.request(request)
                    .compose(sent -> sent.send(body))
                    .compose(response -> response.body()
                            .compose(text -> response.statusCode() == expected
                                    ? Future.succeededFuture(text)
                                    : Future.failedFuture(
                                            method + " answered " + response.statusCode() + ": " + text)));
        }

        private void fail(Throwable reason) {
            failure.compareAndSet(null, reason);
            stopped = true;
            running.countDown();
        }

        long stop() {
            stopped = true;
            return done.get();
        }

        void awaitEnd() throws InterruptedException {
            boolean ended = running.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Throwable reason = failure.get();
            if (reason != null) {
                throw new IllegalStateException("a pair failed: " + reason.getMessage(), reason);
            }
            if (!ended) {
                throw new IllegalStateException("clients did not come to an end");
            }
        }
    }
}
