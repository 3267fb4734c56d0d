package dev.aisha.billing.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** The pool of connections, with limits on waiting for one and on how many may wait. */
@Singleton
final class BoundedPool implements PgPoolCreator {
    private static final int LONGEST_QUEUE = 2_000;
    private static final int WAIT_FOR_FREE_CONNECTION_SECONDS = 5;
    private static final int CONNECT_MILLIS = 3_000;

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions()
                .setMaxWaitQueueSize(LONGEST_QUEUE)
                .setConnectionTimeout(WAIT_FOR_FREE_CONNECTION_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        input.pgConnectOptionsList()
                .forEach(connection ->
                        connection.setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true));
        return PgDriver.INSTANCE.createPool(input.vertx(), input.pgConnectOptionsList(), pool);
    }
}
