package dev.aisha.billing.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pool of connections, with limits on waiting for one and on how many may wait. A connection on which nothing is heard
 * is given up, be it that the server is frozen, or that a network swallows what is said: it would keep its place in the
 * pool for ever.
 */
@Singleton
final class BoundedPool implements PgPoolCreator {
    private static final int LONGEST_QUEUE = 2_000;
    private static final int WAIT_FOR_FREE_CONNECTION_SECONDS = 5;
    private static final int CONNECT_MILLIS = 3_000;

    private final Duration longestSilence;

    /** @param longestSilence longer than any statement takes */
    BoundedPool(
            @ConfigProperty(name = "aisha.database.longest-silence", defaultValue = "30s") Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    @Override
    public Pool create(Input input) {
        PoolOptions pool = input.poolOptions()
                .setMaxWaitQueueSize(LONGEST_QUEUE)
                .setConnectionTimeout(WAIT_FOR_FREE_CONNECTION_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        input.pgConnectOptionsList()
                .forEach(connection -> connection
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTcpKeepAlive(true)
                        .setIdleTimeout(Math.toIntExact(longestSilence.toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        return PgDriver.INSTANCE.createPool(input.vertx(), input.pgConnectOptionsList(), pool);
    }
}
