package dev.aisha.gateway.turns;

import dev.aisha.local.stores.LocalRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A real Redis with a client, and limits as configured. */
public final class TurnsKit implements AutoCloseable {
    private static final int PRIORITY = 200;

    /** {@code quarkus.redis.max-pool-waiting} */
    private static final int WAITING = 1_000;

    public final LocalRedis server = LocalRedis.start();
    public final RedisDataSource redis;

    private final Vertx vertx = Vertx.vertx();

    public TurnsKit() {
        Redis client = Redis.createClient(
                vertx, new RedisOptions().addConnectionString(server.url()).setMaxPoolWaiting(WAITING));
        redis = new BlockingRedisDataSourceImpl(vertx, client, RedisAPI.api(client), Duration.ofSeconds(5));
    }

    /** The defaults, but for these properties below {@code aisha.telegram.turns}. */
    public static TurnsConfig config(Map<String, String> changes) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(TurnsConfig.class)
                .withDefaultValues(changes.entrySet().stream()
                        .collect(
                                Collectors.toMap(each -> "aisha.telegram.turns." + each.getKey(), Map.Entry::getValue)))
                .build()
                .getConfigMapping(TurnsConfig.class);
    }

    @Override
    public void close() {
        vertx.close().await().atMost(Duration.ofSeconds(10));
        server.close();
    }
}
