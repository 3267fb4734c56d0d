package dev.aisha.local.stores;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** PostgreSQL, Redis and the S3 store together. */
public final class LocalStores implements AutoCloseable {
    /** Ports of the three; 0 is a free one. */
    public record Ports(int postgres, int redis, int s3) {
        public static final Ports FREE = new Ports(0, 0, 0);
    }

    private final LocalPostgres postgres;
    private final LocalRedis redis;
    private final LocalS3 s3;

    /** Takes over three that run: closing this closes them. */
    public LocalStores(LocalPostgres postgres, LocalRedis redis, LocalS3 s3) {
        this.postgres = postgres;
        this.redis = redis;
        this.s3 = s3;
    }

    /** All three at once, on free ports, with data that goes at close. */
    public static LocalStores start() {
        return start(LocalPostgres::start, LocalRedis::start, LocalS3::start);
    }

    /** All three at once, with data that is kept in the folders {@code postgres}, {@code redis} and {@code s3} of {@code folder}. */
    public static LocalStores start(Path folder, Ports ports) {
        return start(
                () -> LocalPostgres.start(folder.resolve("postgres"), ports.postgres()),
                () -> LocalRedis.start(folder.resolve("redis"), ports.redis()),
                () -> LocalS3.start(folder.resolve("s3"), ports.s3()));
    }

    private static LocalStores start(
            Supplier<LocalPostgres> postgres, Supplier<LocalRedis> redis, Supplier<LocalS3> s3) {
        var startingPostgres = CompletableFuture.supplyAsync(postgres, LocalStores::onThreadOfItsOwn);
        var startingRedis = CompletableFuture.supplyAsync(redis, LocalStores::onThreadOfItsOwn);
        var startingS3 = CompletableFuture.supplyAsync(s3, LocalStores::onThreadOfItsOwn);
        try {
            CompletableFuture.allOf(startingPostgres, startingRedis, startingS3).join();
            return new LocalStores(startingPostgres.join(), startingRedis.join(), startingS3.join());
        } catch (CompletionException e) {
            // allOf waits for all of them, so that each has either failed or runs.
            Stream.of(startingPostgres, startingRedis, startingS3)
                    .filter(starting -> !starting.isCompletedExceptionally())
                    .forEach(started -> started.join().close());
            throw e;
        }
    }

    private static void onThreadOfItsOwn(Runnable start) {
        Thread.ofPlatform().name("start-store").start(start);
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalRedis redis() {
        return redis;
    }

    public LocalS3 s3() {
        return s3;
    }

    /** The variables that lead a service to these stores. */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("DATABASE_URL", postgres.url());
        environment.put("REDIS_URL", redis.url());
        environment.put("MINIO_ENDPOINT", s3.endpoint());
        environment.put("MINIO_ACCESS_KEY", s3.accessKey());
        environment.put("MINIO_SECRET_KEY", s3.secretKey());
        environment.put("MINIO_BUCKET", LocalS3.BUCKET);
        return environment;
    }

    @Override
    public void close() {
        try (postgres;
                redis) {
            s3.close();
        }
    }
}
