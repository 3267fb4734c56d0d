package dev.aisha.gateway.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The pool of connections, with limits on waiting for one and on how many may wait. A connection on which nothing is heard
 * is given up, be it that the server is frozen, or that a network swallows what is said: it would keep its place in the
 * pool for ever.
 */
@Singleton
final class BoundedPool implements PgPoolCreator {
    /** More than steps, updates and sweepers together ask for at once. */
    private static final int LONGEST_QUEUE = 1_000;

    private static final int CONNECT_MILLIS = 3_000;

    private final DatabaseConfig config;

    BoundedPool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions()
                .setMaxWaitQueueSize(LONGEST_QUEUE)
                .setConnectionTimeout(Math.toIntExact(config.statementTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        input.pgConnectOptionsList()
                .forEach(connection -> connection
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTcpKeepAlive(true)
                        .setIdleTimeout(Math.toIntExact(config.longestSilence().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        return PgDriver.INSTANCE.createPool(input.vertx(), input.pgConnectOptionsList(), pool);
    }
}
