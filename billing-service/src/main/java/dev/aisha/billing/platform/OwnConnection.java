package dev.aisha.billing.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Connections beside the pool, which is there for users: one for one reading that takes long, and can write nothing. */
@Singleton
final class OwnConnection {
    private static final String SCHEME_OF_QUARKUS = "vertx-reactive:";
    private static final int CONNECT_MILLIS = 3_000;

    private final Vertx vertx;
    private final String url;
    private final String user;
    private final String password;

    OwnConnection(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.vertx = vertx;
        this.url = url.substring(SCHEME_OF_QUARKUS.length());
        this.user = user;
        this.password = password;
    }

    /** Opens one, in which the server ends a statement after {@code limit}, and closes it after the work. */
    <T> Uni<T> with(Duration limit, Function<SqlConnection, Uni<T>> work) {
        PgConnectOptions options = PgConnectOptions.fromUri(url)
                .setUser(user)
                .setPassword(password)
                .setProperties(Map.of(
                        "application_name", "billing-service-audit",
                        "default_transaction_read_only", "on",
                        "statement_timeout", String.valueOf(limit.toMillis())));
        options.setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(Math.toIntExact(limit.plusSeconds(5).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgConnection.connect(vertx, options)
                .chain(connection -> work.apply(connection).onTermination().call(connection::close));
    }
}
