package dev.aisha.worker.redis;

import dev.aisha.local.stores.LocalRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.runtime.datasource.BlockingRedisDataSourceImpl;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Duration;

/** A real Redis and a client of it. */
public final class RedisKit implements AutoCloseable {
    public final LocalRedis server = LocalRedis.start();
    public final RedisDataSource redis;

    private final Vertx vertx = Vertx.vertx();

    public RedisKit() {
        Redis client = Redis.createClient(vertx, server.url());
        redis = new BlockingRedisDataSourceImpl(vertx, client, RedisAPI.api(client), Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        vertx.close().await().atMost(Duration.ofSeconds(10));
        server.close();
    }
}
