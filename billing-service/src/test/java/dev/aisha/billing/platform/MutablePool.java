package dev.aisha.billing.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service's own pool, in which a {@link Mutant} can be planted. */
@Alternative
@Singleton
public final class MutablePool implements PgPoolCreator {
    /** The one whose place it takes: there may be one only. */
    public static final String SERVICES_OWN = BoundedPool.class.getName();

    @Override
    @SuppressWarnings("deprecation") // Quarkus takes a pool for a PgPool still.
    public Pool create(Input input) {
        Pool pool = new BoundedPool(Duration.ofSeconds(30)).create(input);
        return (Pool) Proxy.newProxyInstance(
                MutablePool.class.getClassLoader(), new Class<?>[] {PgPool.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("withConnection")) {
                        arguments[0] = onMutableConnections((Function<?, ?>) arguments[0]);
                    }
                    return call(method, pool, arguments);
                });
    }

    @SuppressWarnings("unchecked") // It takes a connection.
    private static Function<SqlConnection, ?> onMutableConnections(Function<?, ?> work) {
        return connection -> ((Function<SqlConnection, ?>) work).apply(mutable(connection));
    }

    private static SqlConnection mutable(SqlConnection connection) {
        return (SqlConnection) Proxy.newProxyInstance(
                MutablePool.class.getClassLoader(),
                new Class<?>[] {SqlConnection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("preparedQuery")) {
                        arguments[0] = Mutant.rewrite((String) arguments[0]);
                    }
                    return call(method, connection, arguments);
                });
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
