package dev.aisha.gateway.redis;

import dev.aisha.local.stores.LocalRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;

/** A real Redis with a client. */
public final class RedisKit implements AutoCloseable {
    /** {@code quarkus.redis.max-pool-waiting} */
    private static final int WAITING = 1_000;

    public final LocalRedis server = LocalRedis.start();
    public final RedisDataSource redis;

    private final Vertx vertx = Vertx.vertx();

    public RedisKit() {
        Redis client = Redis.createClient(
                vertx, new RedisOptions().addConnectionString(server.url()).setMaxPoolWaiting(WAITING));
        redis = new BlockingRedisDataSourceImpl(vertx, client, RedisAPI.api(client), Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        vertx.close().await().atMost(Duration.ofSeconds(10));
        server.close();
    }
}
